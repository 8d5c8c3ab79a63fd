"""What a technician's commands need of the running daemon: the self test.

Owns: gathering its facts. May not: decide (`self_test.py` does) or change anything but one key of the store.
"""

import os
from typing import TYPE_CHECKING, Any

from firmware.app import paths
from firmware.app.control import ControlError, Request
from firmware.app.self_test import Facts, Verdict, checks, refusal
from firmware.core.config import Config
from firmware.core.errors import StoreError

if TYPE_CHECKING:
    from firmware.app.daemon import Daemon


class Technician:
    """Handlers of the control socket."""

    def __init__(self, daemon: "Daemon", config: Config) -> None:
        self._daemon = daemon
        self._config = config

    def self_test(self, request: Request) -> Any:
        """`{"checks": [{name, verdict, text}], "good": bool}`. Raises ControlError while a vehicle is connected."""
        daemon = self._daemon
        why_not = refusal(daemon.safety.report, daemon.station.busy)
        if why_not:
            raise ControlError(f"no self test now: {why_not}")
        rows = list(checks(self._facts()))
        return {
            "checks": [{"name": row.name, "verdict": row.verdict.value, "text": row.text} for row in rows],
            "good": all(row.verdict is not Verdict.FAIL for row in rows),
        }

    def _facts(self) -> Facts:
        daemon, equipment = self._daemon, self._daemon.equipment
        now = daemon.clock.monotonic()
        snapshot, late = daemon.snapshot(), daemon.safety.lateness()
        return Facts(
            now=now,
            info=equipment.board.info,
            report=daemon.safety.report,
            bench=bool(self._config.board.bench),
            meter=equipment.meter.read(now) if self._config.meter.driver != "none" else None,
            grid=equipment.grid_meter.read(now) if equipment.grid_meter is not None else None,
            dc=equipment.dc_supply.read(now) if equipment.dc_supply is not None else None,
            isolation=equipment.isolation.read(now) if equipment.isolation is not None else None,
            late_p99_s=late.p99_s,
            realtime=late.realtime,
            store_error=self._store_error(),
            disk_free=disk_free(self._config),
            clock=snapshot.clock_quality,
            online=snapshot.online,
            faults=tuple((fault.id, fault.hint) for fault in snapshot.faults),
            parts=snapshot.hardware,
        )

    def _store_error(self) -> str:
        try:
            self._daemon.store.put("technician", "self_test", self._daemon.clock.wall().iso())
        except StoreError as error:
            return str(error)
        return ""


def disk_free(config: Config) -> int:
    """Bytes left for an ordinary user on the disk of the store; 0 where it cannot be told."""
    try:
        room = os.statvfs(paths.store_file(config).parent)
    except OSError:
        return 0
    return room.f_bavail * room.f_frsize
