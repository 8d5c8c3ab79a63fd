"""The driver against the chip model: start, traffic, and the campaign of faults."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firmware.slac.qca7000 import registers as reg
from firmware.slac.qca7000.driver import Carrier, Driver, PulseResetLine, Rebooted, Sync
from hil.qca7000 import Qca7000Chip

FRAME = bytes(range(60))


class Rig:
    """Driver and chip on one clock, by polling or by interrupt."""

    def __init__(self, polling: bool = True, burst: int = 4094, legacy: bool = False, boot_s: float = 1.0) -> None:
        self.now = 0.0
        self.polling = polling
        self.at_chip: list[bytes] = []
        self.got: list[bytes] = []
        self.events: list[object] = []
        self.chip = Qca7000Chip(on_frame=self.at_chip.append, legacy=legacy, boot_s=boot_s)
        self.driver = Driver(self.chip, burst=burst, legacy=legacy)

    def run(self, seconds: float, step: float = 0.002) -> None:
        end = self.now + seconds
        while self.now < end:
            self.now += step
            self.chip.tick(self.now)
            edge = self.chip.take_edge()
            due = self.now >= self.driver.next_deadline() or self.driver.sending
            if self.polling or edge or due:
                self.driver.turn(self.now, interrupt=self.polling or edge or self.chip.interrupt)
            self.got += self.driver.take_received()
            while self.driver.events:
                self.events.append(self.driver.events.popleft())

    def up(self) -> "Rig":
        self.run(4.0)
        assert self.driver.ready
        self.events.clear()
        return self

    def works(self) -> bool:
        """A frame each way."""
        here, there = len(self.got), len(self.at_chip)
        self.driver.send(FRAME)
        self.chip.frame_to_host(FRAME)
        self.run(1.2)
        return self.got[here:] == [FRAME] and self.at_chip[there:] == [FRAME]


WAYS = pytest.mark.parametrize(
    "rig",
    [
        lambda: Rig(),
        lambda: Rig(polling=False),
        lambda: Rig(burst=1),
        lambda: Rig(burst=100, polling=False),
        lambda: Rig(legacy=True),
    ],
    ids=["polling", "interrupt", "burst 1", "burst 100", "legacy"],
)
Make = Callable[[], Rig]


@WAYS
def test_start_and_traffic(rig: Make) -> None:
    run = rig()
    run.run(4.0)
    assert run.events == [Carrier(True, "the chip is up")]
    assert (run.driver.counters.triggered_resets, run.chip.resets) == (1, 2)
    assert run.works()
    long = bytes(1514)
    assert run.driver.send(long)
    assert run.driver.send(b"short")
    for _ in range(2):
        run.chip.frame_to_host(long)
    run.run(0.1)
    assert run.at_chip[-2:] == [long, b"short".ljust(60, b"\0")]
    assert run.got[-2:] == [long, long]


def test_the_octets_of_the_fact_sheet() -> None:
    seen: list[bytes] = []

    class Spy:
        def transfer(self, mosi: bytes) -> bytes:
            seen.append(mosi)
            return b"\xff" * len(mosi)

    driver = Driver(Spy())
    driver.turn(0.0)
    assert seen == [bytes.fromhex("da000000")] * 2
    driver._write(reg.BFR_SIZE, 70)
    driver._read(reg.RDBUF_BYTE_AVA)
    assert [octets.hex() for octets in seen[2:]] == ["41000046", "c3000000"]


def test_more_than_the_chip_takes_waits_and_the_queue_is_bounded() -> None:
    rig = Rig().up()
    accepted = sum(rig.driver.send(bytes(1514)) for _ in range(15))
    assert accepted == 10
    assert rig.driver.counters.dropped == 5
    rig.run(0.1)
    assert len(rig.at_chip) == 10


def test_nothing_is_queued_without_a_chip() -> None:
    rig = Rig()
    assert not rig.driver.send(FRAME)
    assert rig.driver.counters.dropped == 1


def test_two_packets_in_one_read_and_one_packet_in_two() -> None:
    rig = Rig().up()
    for number in range(5):
        rig.chip.frame_to_host(bytes([number]) * 60)
    rig.run(0.01)
    assert [frame[0] for frame in rig.got] == [0, 1, 2, 3, 4]
    rig.chip.faults.cut = True
    for number in range(5):
        rig.chip.frame_to_host(bytes([number]) * 61)
    rig.run(0.1)
    rig.chip.faults.cut = False
    rig.run(1.1)
    assert [frame[0] for frame in rig.got[5:]] == [0, 1, 2, 3, 4]


# --- Campaign -------------------------------------------------------------------------------------------------------


def reads(rig: Rig, register: int, *ahead: int) -> set[int]:
    return {rig.chip._reads.get(register, 0) + number for number in ahead}


def signature_once(rig: Rig) -> None:
    rig.chip.faults.signature_reads = reads(rig, reg.SIGNATURE, 1)


def signature_twice(rig: Rig) -> None:
    rig.chip.faults.signature_reads = reads(rig, reg.SIGNATURE, 1, 2)


def available_once(rig: Rig) -> None:
    rig.chip.faults.available_reads = reads(rig, reg.RDBUF_BYTE_AVA, 1)
    rig.chip.frame_to_host(FRAME)


def available_twice(rig: Rig) -> None:
    rig.chip.faults.available_reads = reads(rig, reg.RDBUF_BYTE_AVA, 1, 2)
    rig.chip.frame_to_host(FRAME)


def free_once(rig: Rig) -> None:
    rig.chip.faults.free_reads = reads(rig, reg.WRBUF_SPC_AVA, 1)
    rig.driver.send(FRAME)


def free_twice(rig: Rig) -> None:
    rig.chip.faults.free_reads = reads(rig, reg.WRBUF_SPC_AVA, 1, 2)
    rig.driver.send(FRAME)


def cause_once(rig: Rig) -> None:
    rig.chip.faults.cause_reads = reads(rig, reg.INTR_CAUSE, 1)
    rig.chip.frame_to_host(FRAME)


def read_error(rig: Rig) -> None:
    rig.chip.raise_error(reg.RDBUF_ERR)


def write_error(rig: Rig) -> None:
    rig.chip.raise_error(reg.WRBUF_ERR)


def crash(rig: Rig) -> None:
    rig.chip.reboot()


def input_output_error(rig: Rig) -> None:
    rig.chip.faults.bus_transfers = {rig.chip.transfers + 3}


def damaged_packet(rig: Rig) -> None:
    rig.chip.faults.flipped_tail = True
    rig.chip.frame_to_host(FRAME)


def aligned(rig: Rig) -> None:
    rig.chip.faults.aligned = True


def edges_lost(rig: Rig) -> None:
    rig.chip.faults.edges_lost = True


# fault -> (what counts it, loses the carrier)
CAMPAIGN: dict[Callable[[Rig], None], tuple[str, bool]] = {
    signature_once: ("bad_signature", False),
    signature_twice: ("bad_signature", True),
    available_once: ("glitches", False),
    available_twice: ("glitches", True),
    free_once: ("glitches", False),
    free_twice: ("glitches", True),
    cause_once: ("glitches", False),
    read_error: ("read_buffer_errors", True),
    write_error: ("write_buffer_errors", True),
    crash: ("device_resets", True),
    input_output_error: ("bus_errors", True),
    damaged_packet: ("", False),
    aligned: ("", False),
    edges_lost: ("", False),
}


@WAYS
@pytest.mark.parametrize("fault", list(CAMPAIGN), ids=lambda fault: fault.__name__)
def test_every_fault_recovers_and_is_counted(rig: Make, fault: Callable[[Rig], None]) -> None:
    run = rig().up()
    counter, loses = CAMPAIGN[fault]
    before = getattr(run.driver.counters, counter) if counter else 0
    fault(run)
    run.run(8.0)
    assert run.driver.ready
    if counter:
        assert getattr(run.driver.counters, counter) > before
    lost = [event for event in run.events if isinstance(event, Carrier) and not event.up]
    assert bool(lost) is loses
    assert all(event.why for event in lost)
    assert (Rebooted() in run.events) is (fault is crash)
    if fault is damaged_packet:
        assert run.driver.receiver.errors.no_tail == 1
    run.got.clear()
    assert run.works()


def test_a_chip_that_takes_no_data() -> None:
    rig = Rig().up()
    rig.chip.faults.no_room = True
    rig.driver.send(FRAME)
    rig.run(0.9)
    assert rig.driver.ready
    rig.run(0.3)
    assert not rig.driver.ready
    assert rig.driver.counters.send_stuck == 1
    rig.chip.faults.no_room = False
    rig.run(5.0)
    assert rig.works()


def test_a_dead_chip_is_asked_for_its_reset_line_and_found_again() -> None:
    rig = Rig().up()
    rig.chip.faults.dead = True
    rig.run(15.0, 0.02)
    assert rig.driver.sync is Sync.UNKNOWN
    assert rig.events.count(PulseResetLine()) == 1
    rig.chip.faults.dead = False
    rig.run(5.0, 0.02)
    assert rig.works()


def test_a_chip_that_never_boots() -> None:
    rig = Rig()
    rig.chip.faults.never_boots = True
    rig.chip.reboot()
    rig.run(60.0, 0.05)
    assert rig.driver.counters.reset_timeouts >= 3
    assert rig.events.count(PulseResetLine()) == 1
    rig.chip.faults.never_boots = False
    rig.chip.reboot()
    rig.run(20.0, 0.05)
    assert rig.works()


def test_a_slow_boot() -> None:
    rig = Rig(boot_s=3.0)
    rig.run(10.0)
    assert rig.works()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(CAMPAIGN)), st.floats(0.0, 2.0)), max_size=6), st.booleans())
def test_any_sequence_of_faults_ends_well(faults: list[tuple[Callable[[Rig], None], float]], polling: bool) -> None:
    rig = Rig(polling=polling)
    for fault, pause in faults:
        fault(rig)
        rig.run(pause, 0.01)
    for pending in (rig.chip.faults.available_reads, rig.chip.faults.free_reads, rig.chip.faults.cause_reads):
        pending.clear()
    rig.run(12.0, 0.01)
    rig.got.clear()
    rig.at_chip.clear()
    assert rig.works()
