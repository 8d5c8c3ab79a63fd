"""docs/ocpp.md names tests and files that exist, and every action that is served."""

import re
from pathlib import Path

from firmware.ocpp_client.v201.handlers import HANDLERS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "ocpp.md").read_text(encoding="utf-8")


def test_named_tests_exist() -> None:
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", TEXT)
    assert len(named) > 25
    for file, name in named:
        assert f"def {name}(" in (ROOT / "tests" / "ocpp_client" / file).read_text(encoding="utf-8"), name


def test_every_served_action_is_mentioned() -> None:
    short = {"RequestStartTransaction": "RequestStart", "RequestStopTransaction": "RequestStop"}
    assert [action for action in HANDLERS if short.get(action, action) not in TEXT] == []
