"""The DC supply on python-can's virtual bus: set-points, sharing, permission, silence, alarms, garbage."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.core.errors import ConfigError
from firmware.hal.api import DcRatings
from firmware.hal.drivers.can_port import PythonCanPort, open_can
from firmware.hal.drivers.infypower import SILENT_S, CanFrame, InfypowerSupply, identifier

can = pytest.importorskip("can")  # the extra `dc`
from hil.power_module import OFFLINE_S, PowerModule  # noqa: E402 - needs it, too

RATINGS = DcRatings(1000.0, 150.0, 100.0, 0.0, 40_000.0)


class Bench:
    def __init__(self, addresses: tuple[int, ...] = (1, 2)) -> None:
        self.channel = str(uuid.uuid4())
        self.now = 100.0
        self.granted = True
        self.modules = [PowerModule(self.bus(), address, self.now) for address in addresses]
        self.port = PythonCanPort(self.bus(), can)
        self.supply = InfypowerSupply(self.port, addresses, RATINGS, lambda now: self.granted, self.now)

    def bus(self) -> Any:
        return can.Bus(interface="virtual", channel=self.channel)

    def run(self, seconds: float):  # type: ignore[no-untyped-def]
        for _ in range(round(seconds / 0.05)):
            self.now += 0.05
            reading = self.supply.read(self.now)
            for module in self.modules:
                module.step(self.now)
        return reading

    def close(self) -> None:
        self.supply.close()
        for module in self.modules:
            module.bus.shutdown()


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.close()


def test_two_modules_share_the_current_and_are_summed_up(bench: Bench) -> None:
    for module in bench.modules:
        module.load_a = 30.0
    bench.supply.set_target(400.0, 50.0, bench.now)
    bench.supply.switch(True, bench.now)
    reading = bench.run(1.0)
    assert [(m.on, m.target_v, m.target_a) for m in bench.modules] == [(True, 400.0, 25.0)] * 2
    assert (reading.voltage_v, reading.current_a, reading.enabled, reading.fault) == (400.0, 50.0, True, False)
    assert bench.now - reading.at < 0.4


def test_nothing_is_switched_on_without_the_safety_loop_and_off_when_it_withdraws(bench: Bench) -> None:
    bench.granted = False
    bench.supply.set_target(400.0, 50.0, bench.now)
    bench.supply.switch(True, bench.now)
    reading = bench.run(1.0)
    assert not any(module.on for module in bench.modules) and not reading.enabled
    bench.granted = True
    bench.run(0.2)
    assert all(module.on for module in bench.modules)
    bench.granted = False
    bench.run(0.1)  # two passes
    assert not any(module.on for module in bench.modules)


def test_targets_are_clipped_to_the_ratings_and_nonsense_is_nothing(bench: Bench) -> None:
    bench.supply.switch(True, bench.now)
    bench.supply.set_target(1500.0, 90.0, bench.now)
    bench.run(0.5)
    assert bench.modules[0].target_v == 1000.0 and bench.modules[0].target_a == 20.0  # 40 kW among two
    bench.supply.set_target(float("nan"), -3.0, bench.now)
    bench.run(0.5)
    assert (bench.modules[0].target_v, bench.modules[0].target_a) == (0.0, 0.0)


def test_modules_are_kept_awake_and_turn_themselves_off_without_the_driver(bench: Bench) -> None:
    bench.supply.set_target(400.0, 10.0, bench.now)
    bench.supply.switch(True, bench.now)
    bench.run(30.0)
    assert all(module.on for module in bench.modules)
    bench.now += OFFLINE_S + 1.0
    for module in bench.modules:
        module.step(bench.now)
    assert not any(module.on for module in bench.modules)


def test_a_silent_module_is_a_fault_named_by_its_address(bench: Bench) -> None:
    assert not bench.run(1.0).fault
    bench.modules[1].silent = True
    assert not bench.run(SILENT_S - 0.5).fault
    reading = bench.run(1.0)
    assert reading.fault and "module 2" in bench.supply.problem
    bench.modules[1].silent = False
    assert not bench.run(1.0).fault


@pytest.mark.parametrize(("bits", "fault"), [(0x02, True), (0x10, True), (0x20, True), (0x01, False), (0x40, False)])
def test_alarms_are_a_fault_and_being_off_is_none(bench: Bench, bits: int, fault: bool) -> None:
    bench.modules[0].status = bytes([0, 0, 0, 0, 0, 0, bits, 0])
    assert bench.run(1.0).fault is fault


def test_a_bus_that_is_down_is_a_fault(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.run(0.5)

    def broken(*_: object, **__: object) -> None:
        raise can.CanOperationError("bus off")

    with monkeypatch.context() as patch:
        patch.setattr(bench.port._bus, "send", broken)
        assert bench.run(0.5).fault and "bus off" in bench.supply.problem
    assert not bench.run(3.0).fault


def test_frames_of_others_are_not_for_us(bench: Bench) -> None:
    stranger = bench.bus()
    for identity in (0x123, 0x0A << 22 | 3 << 16 | 0xF0 << 8 | 9, 1 << 26 | 0x0A << 22 | 3 << 16 | 0xF0 << 8 | 1):
        stranger.send(can.Message(arbitration_id=identity, data=b"\x43\xc8\0\0\x42\0\0\0", is_extended_id=True))
    stranger.send(can.Message(arbitration_id=0x12, data=b"12345678", is_extended_id=False))
    assert bench.run(0.5).voltage_v == 0.0
    stranger.shutdown()


class Garbage:
    def __init__(self, frames: list[CanFrame]) -> None:
        self.frames = frames

    def send(self, frame: CanFrame) -> None:
        assert len(frame.data) == 8 and frame.identifier < 1 << 29

    def receive(self) -> CanFrame | None:
        return self.frames.pop() if self.frames else None

    def close(self) -> None:
        pass


@given(
    frames=st.lists(
        st.builds(CanFrame, st.integers(0, 2**29 - 1), st.binary(max_size=8))
        | st.builds(CanFrame, st.just(0x0A << 22 | 3 << 16 | 0xF0 << 8 | 1), st.binary(min_size=8, max_size=8)),
        max_size=30,
    )
)
def test_any_frames_give_numbers(frames: list[CanFrame]) -> None:
    supply = InfypowerSupply(Garbage(frames), (1,), RATINGS, lambda now: True, 0.0)
    reading = supply.read(0.1)
    assert reading.voltage_v == reading.voltage_v and reading.current_a == reading.current_a


def test_identifier() -> None:
    assert identifier(0x1C, 2) == 0x029C02F0


@pytest.mark.parametrize("modules", [(), (1, 1), (70,)])
def test_wrong_addresses_are_refused(modules: tuple[int, ...]) -> None:
    with pytest.raises(ConfigError, match="modules"):
        InfypowerSupply(Garbage([]), modules, RATINGS, lambda now: True, 0.0)


def test_an_interface_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match="can_channel"):
        open_can("socketcan", "can99")
