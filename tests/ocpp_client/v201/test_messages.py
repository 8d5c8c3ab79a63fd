"""Every generated type agrees with the OCA schema: both take the same, both refuse the same."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft6Validator

from firmware.ocpp_client.v201.messages import ACTIONS, REQUESTS, RESPONSES
from firmware.ocpp_client.v201.primitives import MAX_INTEGER
from scripts.generate_ocpp_types import schema_folder

ROOT = Path(__file__).resolve().parents[3]
TYPES = {f"{action}Request": kind for action, kind in REQUESTS.items()} | {
    f"{action}Response": kind for action, kind in RESPONSES.items()
}
SCHEMAS = {name: json.loads((schema_folder("v201") / f"{name}.json").read_text(encoding="utf-8-sig")) for name in TYPES}
DATE_TIMES = st.sampled_from(["2026-01-01T12:00:00Z", "2026-12-31T23:59:59.123Z", "2026-06-01T00:00:00+02:00"])
ODD_VALUES: list[Any] = [None, True, -1, 1.5, "x", "x" * 20000, [], {}, [None], {"unknownField": 1}]


def instances(schema: dict[str, Any], root: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Valid instances of a schema, from its own words and not from our types."""
    if "$ref" in schema:
        return instances(root["definitions"][schema["$ref"].rpartition("/")[2]], root)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    match schema.get("type"):
        case "string" if schema.get("format") == "date-time":
            return DATE_TIMES
        case "string":
            length = schema.get("maxLength", 40)
            return st.one_of(st.text(max_size=min(length, 30)), st.just("ä" * length))
        case "integer":
            return st.integers(int(schema.get("minimum", -MAX_INTEGER)), int(schema.get("maximum", MAX_INTEGER)))
        case "number":
            return st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**6), 10**6)
        case "boolean":
            return st.booleans()
        case "array":
            low = schema["minItems"]
            return st.lists(
                instances(schema["items"], root), min_size=low, max_size=min(schema.get("maxItems", 9), low + 1)
            )
        case "object":
            required = schema.get("required", [])
            fields = {key: instances(value, root) for key, value in schema.get("properties", {}).items()}
            return st.fixed_dictionaries(
                {key: fields[key] for key in required},
                optional={key: value for key, value in fields.items() if key not in required},
            )
    return st.integers() | st.text(max_size=5) | st.just({"a": [1]})


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every position in a JSON value."""
    found = [path]
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        found += places(item, (*path, key))
    return found


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


@pytest.mark.parametrize("name", TYPES)
def test_agrees_with_the_schema(name: str) -> None:
    schema = SCHEMAS[name]
    validator = Draft6Validator(schema)

    @settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def check(data: st.DataObject) -> None:
        valid = data.draw(instances(schema, schema))
        assert validator.is_valid(valid)
        decoded = msgspec.json.decode(json.dumps(valid), type=TYPES[name])
        again = json.loads(msgspec.json.encode(decoded))
        assert validator.is_valid(again)
        if "customData" not in json.dumps(valid):
            assert again == valid
        path = data.draw(st.sampled_from(places(valid)))
        if "customData" in path:
            return
        spoilt = replaced(valid, path, data.draw(st.sampled_from(ODD_VALUES)))
        if validator.is_valid(spoilt) and not _stricter(spoilt, path):
            msgspec.json.decode(json.dumps(spoilt), type=TYPES[name])
        elif not validator.is_valid(spoilt):
            with pytest.raises(msgspec.ValidationError):
                msgspec.json.decode(json.dumps(spoilt), type=TYPES[name])

    check()


def _stricter(spoilt: Any, path: tuple[Any, ...]) -> bool:
    """Where ours refuses on purpose what the schema (whose date format is not checked) lets pass."""
    value = spoilt
    for key in path:
        value = value[key]
    times = (
        "timestamp",
        "currentTime",
        "generatedAt",
        "cacheExpiryDateTime",
        "startSchedule",
        "validFrom",
        "validTo",
        "scheduleStart",
        "expiryDateTime",
        "retrieveDateTime",
        "installDateTime",
        "startDateTime",
        "endDateTime",
        "oldestTimestamp",
        "latestTimestamp",
        "timeBase",
        "departureTime",
    )
    return isinstance(value, str) and bool(path) and path[-1] in times


@pytest.mark.parametrize("name", TYPES)
def test_missing_and_extra_fields_are_refused(name: str) -> None:
    schema = SCHEMAS[name]

    @settings(max_examples=5, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(instances(schema, schema))
    def check(valid: dict[str, Any]) -> None:
        for key in schema.get("required", []):
            with pytest.raises(msgspec.ValidationError, match=f"missing required field `{key}`"):
                msgspec.json.decode(json.dumps({k: v for k, v in valid.items() if k != key}), type=TYPES[name])
        with pytest.raises(msgspec.ValidationError, match="unknown field `surprise`"):
            msgspec.json.decode(json.dumps({**valid, "surprise": 1}), type=TYPES[name])

    check()


@pytest.mark.parametrize(
    "text", ["yesterday", "2026-01-01", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00Z\n", ""]
)
def test_date_times_are_checked(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps({"currentTime": text}), type=RESPONSES["Heartbeat"])


def test_actions_are_those_of_the_specification() -> None:
    assert len(ACTIONS) == 64
    assert set(REQUESTS) <= ACTIONS


def test_committed_files_are_what_the_schemas_give() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "generate_ocpp_types.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
