"""Reading, checking, writing and keeping variables."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.core.errors import StoreError
from firmware.core.store import Store
from firmware.ocpp_client.device_model import (
    SCOPE,
    Address,
    BadValueError,
    DataType,
    DeviceModel,
    GetStatus,
    Owner,
    SetStatus,
    Variable,
    checked,
)
from firmware.station.api import Answer, Result, SetVariables
from tests.ocpp_client.fakes import FakeStation, snapshot

NUMBER = Variable(Address("Comm", "Number"), DataType.INTEGER, "5", Owner.CLIENT, minimum=1, maximum=10)
FLAG = Variable(Address("Comm", "Flag"), DataType.BOOLEAN, "true", Owner.STATION)
LIST = Variable(Address("Comm", "List"), DataType.MEMBER_LIST, "A", Owner.CLIENT, values=("A", "B"))
OPTION = Variable(Address("Comm", "Option"), DataType.OPTION_LIST, "A", Owner.CLIENT, values=("A", "B"))
DECIMAL = Variable(Address("Comm", "Decimal"), DataType.DECIMAL, "1.5", Owner.CLIENT, minimum=0)
SECRET = Variable(Address("Comm", "Secret"), DataType.STRING, "", Owner.CLIENT, write_only=True, minimum=4, maximum=8)
FACT = Variable(Address("EVSE", "Power", evse=1), DataType.DECIMAL, lambda now: f"{now.power_w:.0f}")
TABLE = (NUMBER, FLAG, LIST, OPTION, DECIMAL, SECRET, FACT)


def model(store: Store | None = None) -> DeviceModel:
    return DeviceModel(TABLE, store or Store(":memory:"))


def write(target: DeviceModel, variable: Variable, text: str, station: FakeStation | None = None) -> SetStatus:
    return target.set(variable.address, "Actual", text, (station or FakeStation()).command).status


@pytest.mark.parametrize(
    ("variable", "good", "kept"),
    [
        (NUMBER, "10", "10"),
        (FLAG, "FALSE", "false"),
        (LIST, "B, A", "B,A"),
        (OPTION, "B", "B"),
        (DECIMAL, "2.25", "2.25"),
        (SECRET, "secret", "secret"),
    ],
)
def test_good_values_are_kept_and_survive_a_restart(variable: Variable, good: str, kept: str) -> None:
    store = Store(":memory:")
    assert write(model(store), variable, good) is SetStatus.ACCEPTED
    assert model(store).text("Comm", variable.address.variable) == kept


@pytest.mark.parametrize(
    ("variable", "bad"),
    [
        (NUMBER, "0"), (NUMBER, "11"), (NUMBER, "5.0"), (NUMBER, "x"), (NUMBER, ""), (NUMBER, " 5"), (NUMBER, "٥"),
        (NUMBER, "9" * 400), (FLAG, "1"), (FLAG, ""), (LIST, "C"), (LIST, "A,A"), (LIST, ""), (LIST, "A,,B"),
        (OPTION, "a"), (OPTION, ""), (DECIMAL, "-0.5"), (DECIMAL, "1e3"), (DECIMAL, "nan"), (SECRET, "abc"),
        (SECRET, "123456789"),
    ],
)  # fmt: skip
def test_bad_values_are_rejected_and_change_nothing(variable: Variable, bad: str) -> None:
    target, station = model(), FakeStation()
    assert write(target, variable, bad, station) is SetStatus.REJECTED
    assert target.text("Comm", variable.address.variable) == variable.value
    assert station.commands == []


@given(st.sampled_from(TABLE[:-1]), st.text(max_size=30))
def test_any_text_is_taken_or_refused_with_a_reason(variable: Variable, text: str) -> None:
    try:
        once = checked(variable, text)
    except BadValueError as error:
        assert 0 < len(error.reason) <= 20
    else:
        assert checked(variable, once) == once


def test_addresses() -> None:
    target = model()
    cases = {
        Address("comm", "NUMBER"): SetStatus.ACCEPTED,
        Address("Comm", "Other"): SetStatus.UNKNOWN_VARIABLE,
        Address("Comm", "Number", "instance"): SetStatus.UNKNOWN_VARIABLE,
        Address("Nothing", "Number"): SetStatus.UNKNOWN_COMPONENT,
        Address("EVSE", "Power"): SetStatus.UNKNOWN_COMPONENT,  # there is an EVSE 1, not an EVSE without number
        Address("EVSE", "Power", evse=1): SetStatus.REJECTED,  # read-only
    }
    for address, status in cases.items():
        assert target.set(address, "Actual", "6", FakeStation().command).status is status
    assert target.set(NUMBER.address, "Target", "6", FakeStation().command).status is SetStatus.NOT_SUPPORTED_ATTRIBUTE


def test_reading() -> None:
    target, now = model(), dataclasses.replace(snapshot(), power_w=7360.4)
    assert target.get(Address("evse", "power", evse=1), "Actual", now).value == "7360"
    assert target.get(NUMBER.address, "Actual", now).value == "5"
    assert target.get(NUMBER.address, "MaxSet", now).status is GetStatus.NOT_SUPPORTED_ATTRIBUTE
    assert target.get(Address("Comm", "x"), "Actual", now).status is GetStatus.UNKNOWN_VARIABLE
    assert target.get(Address("x", "x"), "Actual", now).status is GetStatus.UNKNOWN_COMPONENT


def test_write_only_is_never_read() -> None:
    target = model()
    write(target, SECRET, "secret")
    result = target.get(SECRET.address, "Actual", snapshot())
    assert result.status is GetStatus.REJECTED and result.value is None
    assert [row.value for row in target.rows(snapshot()) if row.variable is SECRET] == [None]


def test_the_station_is_asked_and_may_refuse() -> None:
    target, station = model(), FakeStation()
    assert write(target, FLAG, "false", station) is SetStatus.ACCEPTED
    assert station.commands == [SetVariables({"Comm.Flag": "false"})]
    assert target.station_overlay() == {"Comm.Flag": "false"}
    station.answers[SetVariables] = Answer(Result.REJECTED, "no")
    assert write(target, FLAG, "true", station) is SetStatus.REJECTED
    assert target.boolean("Comm", "Flag") is False


class FullDisk(Store):
    def put(self, scope: str, key: str, value: str | None) -> None:
        raise StoreError("disk full")


def test_what_cannot_be_kept_is_rejected_and_taken_back() -> None:
    target, station = model(FullDisk(":memory:")), FakeStation()
    assert write(target, FLAG, "false", station) is SetStatus.REJECTED
    assert station.commands == [SetVariables({"Comm.Flag": "false"}), SetVariables({"Comm.Flag": "true"})]
    assert target.boolean("Comm", "Flag") is True


def test_stored_values_that_no_longer_fit_are_left_out() -> None:
    store = Store(":memory:")
    store.put(SCOPE, "Comm.Number", "4711")
    store.put(SCOPE, "EVSE.Power", "1")
    assert model(store).integer("Comm", "Number") == 5
    assert model(store).get(FACT.address, "Actual", snapshot()).value == "0"


def test_adopt_holds_the_limits_and_is_kept() -> None:
    store = Store(":memory:")
    target = model(store)
    target.adopt("Comm", "Number", "99")
    assert model(store).integer("Comm", "Number") == 10
    target.adopt("Comm", "Number", "7")
    assert target.integer("Comm", "Number") == 7


def test_configuration_report_has_only_what_can_be_written() -> None:
    rows = {row.variable.address.variable for row in model().rows(snapshot(), writable_only=True)}
    assert rows == {"Number", "Flag", "List", "Option", "Decimal", "Secret"}
