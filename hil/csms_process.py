"""The test CSMS as a process of its own, remote-controlled over its standard input and output.

Why a process: it can live in the station's network namespace, it can be taken away and come back while the station
runs, and its event loop cannot be held up by a test. Every frame that it sees is told on its standard output, so the
parent's record survives it.

Owns: the process, its record, the commands. May not: know OCPP beyond the frame (`hil.csms` does).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PASSWORD = "rig-password-0001"  # security profile 1 on loopback; the password of a test is no secret
ANSWER_LIMIT_S = 15.0


class CsmsError(Exception):
    """The CSMS process is not there, or refused a command."""


VENDOR = "com.example.operator"  # the name under which it knows metering receipts


class CsmsProcess:
    """One CSMS. `start` after `stop` brings it back on the same port, with the record of before."""

    def __init__(
        self, folder: Path, prefix: Sequence[str] = (), identity_password: str = PASSWORD, pki: Path | None = None
    ) -> None:
        """`pki`: a folder of `hil.pki`, with which it makes contract certificates."""
        self._pki = pki
        self.url = ""
        self.requests: list[tuple[str, dict[str, Any]]] = []
        """(action, payload) of every request of the station, in order of arrival."""
        self._log = folder / "csms.log"
        self._prefix = tuple(prefix)
        self._password = identity_password
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._refused: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start and wait until it listens. Raises CsmsError."""
        command = [*self._prefix, sys.executable, "-m", "hil.csms_process", str(self._port), self._password]
        command += [str(self._pki)] if self._pki is not None else []
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=Path(__file__).resolve().parent.parent,  # where the package `hil` is
                start_new_session=True,
            )
        threading.Thread(target=self._read, args=(self._process,), daemon=True).start()
        self.url = str(self._answer()["url"])
        self._port = int(self.url.rpartition(":")[2])
        for token in self._refused:
            self._command("refuse", token=token)

    def stop(self) -> None:
        """Take it away, connections and all. Harmless when it is not there."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(5)

    def ocpp_section(self, identity: str) -> dict[str, Any]:
        """`[ocpp]` of a station that belongs to it."""
        return {"url": self.url, "identity": identity, "security_profile": 1, "password": self._password}

    def of(self, action: str) -> list[dict[str, Any]]:
        """Payloads of one action, as far as they have come."""
        if self.running:
            self._command("sync")  # what was told before the answer has been read when the answer is there
        return [payload for name, payload in tuple(self.requests) if name == action]

    def transaction_events(self) -> list[dict[str, Any]]:
        """Payloads of TransactionEventRequest in order of arrival, re-deliveries included."""
        return self.of("TransactionEvent")

    # --- commands ----------------------------------------------------------------------------------------------------

    def refuse(self, token: str) -> None:
        """From now on this token (or eMAID) is Blocked."""
        self._refused.append(token)
        self._command("refuse", token=token)

    def hush(self, action: str, silent: bool = True) -> None:
        """Take requests of this action without answering them, or answer again."""
        self._command("hush", action=action, silent=silent)

    def provision(self, **behaviour: Any) -> None:
        """Change how contract certificates are made: fields of `hil.cps.Behaviour`, enums by value."""
        self._command("provision", **behaviour)

    def remote_start(self, token: str, remote_start_id: int = 1) -> str:
        """RequestStartTransaction; its status."""
        return str(self._command("start", token=token, remote_start_id=remote_start_id))

    def remote_stop(self, transaction_id: str) -> str:
        """RequestStopTransaction; its status."""
        return str(self._command("stop", transaction_id=transaction_id))

    def set_variable(self, component: str, variable: str, value: str) -> str:
        """SetVariables with one variable; its status."""
        return str(self._command("variable", component=component, variable=variable, value=value))

    def profile(self, periods: Sequence[tuple[int, float]], unit: str = "W", phases: int | None = None) -> str:
        """SetChargingProfile: a relative TxDefaultProfile of (seconds, limit); its status."""
        return str(self._command("profile", periods=list(periods), unit=unit, phases=phases))

    def _command(self, name: str, **fields: Any) -> Any:
        process = self._process
        if process is None or process.stdin is None or not self.running:
            raise CsmsError("the CSMS does not run")
        try:
            process.stdin.write(json.dumps({"do": name, **fields}).encode() + b"\n")
            process.stdin.flush()
        except OSError as error:
            raise CsmsError(f"the CSMS went away: {error}") from error
        answer = self._answer()
        if "error" in answer:
            raise CsmsError(f"{name}: {answer['error']}")
        return answer["result"]

    def _answer(self) -> dict[str, Any]:
        try:
            return self._answers.get(timeout=ANSWER_LIMIT_S)
        except queue.Empty:
            words = self._log.read_text(errors="replace")[-2000:]
            raise CsmsError(f"no answer from the CSMS within {ANSWER_LIMIT_S:.0f} s\n{words}") from None

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            message = json.loads(line)
            if "request" in message:
                self.requests.append((message["request"], message["payload"]))
            else:
                self._answers.put(message)


# --- the other side ---------------------------------------------------------------------------------------------------


def _tell(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _profile(periods: list[tuple[int, float]], unit: str, phases: int | None) -> Any:
    from ocpp.v201 import call
    from ocpp.v201 import datatypes as types

    schedule = types.ChargingScheduleType(
        id=1,
        charging_rate_unit=unit,
        charging_schedule_period=[
            types.ChargingSchedulePeriodType(start_period=start, limit=limit, number_phases=phases)
            for start, limit in periods
        ],
    )
    profile = types.ChargingProfileType(
        id=1,
        stack_level=0,
        charging_profile_purpose="TxDefaultProfile",
        charging_profile_kind="Relative",
        charging_schedule=[schedule],
    )
    return call.SetChargingProfile(evse_id=1, charging_profile=profile)


async def _serve(port: int, password: str, pki: str = "") -> None:
    from firmware.iso15118.messages import iso2
    from hil.cps import Cps, Fault, Issuer
    from hil.cps20 import Cps20
    from hil.cps20 import Issuer as Issuer20
    from hil.csms import Behaviour, TestCsms

    def on_frame(direction: str, text: str) -> None:
        with contextlib.suppress(ValueError):
            frame = json.loads(text)
            if direction == "in" and isinstance(frame, list) and len(frame) == 4 and frame[0] == 2:
                _tell({"request": frame[2], "payload": frame[3]})

    async def perform(order: dict[str, Any]) -> Any:
        match order["do"]:
            case "sync":
                return None
            case "refuse":
                csms.behaviour.rejected.add(order["token"])
                return None
            case "hush":
                silent = csms.behaviour.silent
                (silent.add if order["silent"] else silent.discard)(order["action"])
                return None
            case "provision":
                assert csms.cps is not None, "started without a PKI"
                kinds = {"fault": Fault, "code": iso2.ResponseCode}
                for name, value in order.items():
                    if name != "do":
                        setattr(csms.cps.behaviour, name, kinds[name](value) if name in kinds and value else value)
                return None
            case "start":
                return (await csms.request_start(order["token"], order["remote_start_id"])).status
            case "variable":
                result = await csms.set_variable(order["component"], order["variable"], order["value"])
                return result["attribute_status"]
            case "profile":
                return (await csms.call(_profile(order["periods"], order["unit"], order["phases"]))).status
            case "stop":
                return (await csms.request_stop(order["transaction_id"])).status
        raise ValueError(f"unknown order {order['do']}")

    reader = asyncio.StreamReader(limit=1 << 20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    cps = Cps(Issuer.load(Path(pki))) if pki else None
    async with TestCsms(
        Behaviour(password=password, transfers={VENDOR: "Accepted"}), port=port, on_frame=on_frame, cps=cps
    ) as csms:
        if pki and (Path(pki) / "cps20").is_dir():
            csms.cps20 = Cps20(Issuer20.load(Path(pki)))
        _tell({"url": csms.url})
        while line := await reader.readline():
            try:
                _tell({"result": await perform(json.loads(line))})
            except Exception as error:  # the parent decides what it means
                _tell({"error": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), *sys.argv[2:]))
