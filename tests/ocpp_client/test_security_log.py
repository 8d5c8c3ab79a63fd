"""The security log: how loud its events are in the timeline. What the CSMS hears: `tests/ocpp/test_a_security.py`."""

from firmware.core.clock import ManualClock
from firmware.core.store import Store
from firmware.core.timeline import Level
from firmware.ocpp_client.security_log import KINDS, ORDINARY, SecurityLog


def test_a_normal_start_alarms_nobody() -> None:
    told: dict[str, Level] = {}
    log = SecurityLog(Store(":memory:"), ManualClock(), lambda text, level: told.update({text.split()[2]: level}))
    for kind in KINDS:
        log.note(kind)
    quiet = {kind for kind, level in told.items() if level is Level.INFO}
    assert quiet == ORDINARY and told.keys() == KINDS.keys()
    assert not {"TamperDetectionActivated", "InvalidCsmsCertificate", "MaintenanceLoginFailed"} & quiet
