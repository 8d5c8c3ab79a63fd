"""The schemas of both versions inside the PyPI package `ocpp`: what nobody here wrote decides what is valid."""

from typing import Any

from ocpp.messages import Call, CallResult, _validate_payload

Json = dict[str, Any]


def valid_call(version: str, action: str, payload: Json) -> None:
    """Raises what the package raises for an invalid request."""
    _validate_payload(Call("1", action, payload), version)


def valid_answer(version: str, action: str, payload: Json) -> None:
    """Raises what the package raises for an invalid answer."""
    _validate_payload(CallResult("1", payload, action), version)
