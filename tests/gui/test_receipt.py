"""The receipt: the meter's own words stay its own, whatever is in the record."""

import base64
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from firmware.gui.pieces import Pieces
from firmware.gui.receipt import meter_lines, receipt, signed_reading
from firmware.gui.samples import sample
from firmware.gui.strings import load
from firmware.gui.view_model import UiState


def _pieces(name: str, **changes: object) -> Pieces:
    snapshot = sample(name).snapshot
    assert snapshot is not None
    return Pieces(replace(snapshot, **changes), UiState(), load("en"))  # type: ignore[arg-type]


def _record(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_the_signed_reading_is_shown_as_it_was_signed() -> None:
    for value in ("123474.2340", "0.1", "1E3", "12345678901234567890.000000001"):
        readings = '{"RV":1.0,"RU":"kWh"},{"RV":' + value + ',"RU":"kWh"}'
        record = _record('OCMF|{"RD":[' + readings + ']}|{"SD":"00"}')
        assert signed_reading(record) == f"{value}\u00a0kWh"
    assert meter_lines(_pieces("finished")) == ("Signed reading", "123474.2340\u00a0kWh")


def test_without_a_signature_it_is_what_the_meter_told() -> None:
    assert meter_lines(_pieces("finished_no_cost")) == ("Meter reading", "123,474.234\u00a0kWh")


def test_records_of_another_kind_are_no_reading() -> None:
    for rest in ("", "{}|{}", "[]|", '{"RD":[]}|', '{"RD":[{"RV":[1],"RU":2}]}|', '{"RD":[{"RV":1}]}|'):
        assert signed_reading(_record("OCMF|" + rest)) == ""
    assert signed_reading(_record("<xml/>")) == ""
    assert signed_reading("%%%") == signed_reading(None) == signed_reading("A" * 100_000) == ""


@given(st.binary(max_size=200))
def test_any_record_is_safe(data: bytes) -> None:
    signed_reading(base64.b64encode(data).decode())
    signed_reading(base64.b64encode(b"OCMF|" + data).decode())


def test_the_code_is_the_operator_s_page_or_the_receipt_itself() -> None:
    assert receipt(_pieces("finished")) == "https://pay.example.org/r?transaction=3f2a"
    own = receipt(_pieces("finished", receipt_url=""))
    assert "18.234 kWh" in own and "Total €13.83" in own and own.endswith("3f2a") and len(own) <= 134
    assert receipt(_pieces("finished", receipt_url="javascript:x")) == own
    assert receipt(_pieces("idle")) == ""
