"""The pilot stories: on the virtual rig, over a pseudo terminal with a simulated load board, and their report."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from firmware.hal.boards.sim import SimBoard
from hil import pilot, report
from hil.live_evse import LiveEvse
from hil.load_board import LoadBoardError, SimulatedLoadBoard, checksum, frame, unframe
from hil.pilot_rig import Sample, StoryFailed, VirtualPilotRig, until
from hil.rig_bench import BenchPilotRig
from hil.scenarios.pilot import STORIES


@pytest.mark.parametrize("name", STORIES)
def test_story_on_the_virtual_rig(name: str) -> None:
    rig = VirtualPilotRig()
    STORIES[name](rig)
    assert len(rig.samples) > 50


@pytest.mark.parametrize("fault", ["contactor-fail", "weld", "rcd"])
def test_the_stories_find_a_broken_evse(fault: str) -> None:
    rig = VirtualPilotRig()
    rig.board.control.fault(fault)
    with pytest.raises(StoryFailed):
        STORIES["charge-pause-resume"](rig)


def test_a_fan_makes_the_refusal_fail() -> None:
    with pytest.raises(StoryFailed, match="mains in state D"):
        STORIES["ventilation-is-refused"](VirtualPilotRig(ventilation=True))


def test_a_slow_relay_is_late() -> None:
    with pytest.raises(StoryFailed, match="mains off after"):
        STORIES["unplug-under-load"](VirtualPilotRig(contactor_open_s=0.09))


# --- The bench: real time, a serial line, the same stories -----------------------------------------------------------


@pytest.fixture(scope="module")
def evse() -> Iterator[LiveEvse]:
    with LiveEvse() as live:
        yield live


@pytest.mark.parametrize("name", ["plug-in-and-out", "charge-pause-resume"])
def test_story_over_a_pseudo_terminal(evse: LiveEvse, name: str) -> None:
    """Once more if the machine stood still meanwhile: the limits of the story are real time."""
    for last in (False, True):
        rig = BenchPilotRig(evse.port)
        try:
            STORIES[name](rig)
            assert len(rig.samples) > 10 and {sample.mains for sample in rig.samples} >= {False}
            return
        except StoryFailed:
            if last:
                raise
        finally:
            rig.close()


def test_lost_and_damaged_lines_are_asked_again(evse: LiveEvse) -> None:
    rig = BenchPilotRig(evse.port)
    turns = iter(range(1000))
    evse.load_board.damage = lambda data: data if next(turns) % 2 else data.replace(b"OK", b"OJ")
    try:
        assert rig.read().high_v == pytest.approx(12.0, abs=0.1)
        rig.state("B")
        assert rig.run(0.3).high_v == pytest.approx(9.0, abs=0.2)
    finally:
        evse.load_board.damage = lambda data: data
        rig.close()


def test_a_board_that_is_silent_or_refuses_is_an_error(evse: LiveEvse) -> None:
    rig = BenchPilotRig(evse.port)
    with pytest.raises(LoadBoardError, match="unknown"):
        rig.ask("DANCE")
    evse.load_board.damage = lambda data: b""
    try:
        with pytest.raises(LoadBoardError, match="no answer"):
            rig.ask("READ")
    finally:
        evse.load_board.damage = lambda data: data
        rig.close()


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"*",
        b"1 ID",
        b"1 ID*00",
        b"\xff\xfe*1",
        b"1*" + checksum("1").encode(),
        frame("7 CP E"),
        frame("7 LOAD -1"),
    ],
)
def test_any_line_is_refused_or_dropped(line: bytes) -> None:
    board = SimulatedLoadBoard(SimBoard())
    answer = board.answer(line)
    assert answer == b"" or b"ERR" in answer
    board.terminal.close()


def test_frames() -> None:
    assert frame("1 ID") == b"1 ID*" + checksum("1 ID").encode() + b"\n" and unframe(frame("1 ID")) == "1 ID"


# --- The report ------------------------------------------------------------------------------------------------------


def test_a_run_writes_a_page_with_plots_and_junit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pilot.main(["plug-in-and-out", "pilot-shorted", "--report", str(tmp_path)]) == 0
    assert "good" in capsys.readouterr().out
    page = (tmp_path / "report.html").read_text()
    assert page.count("<svg") == 2 and page.count("<polyline") == 6 and "#c77700" in page
    suite = ET.parse(tmp_path / "junit.xml").getroot()[0]
    assert suite.get("tests") == "2" and suite.get("failures") == "0"


def test_a_failed_story_is_in_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(rig: VirtualPilotRig) -> None:
        """It <fails>."""
        until(rig, "the impossible & more", lambda sample: False, 0.2)

    monkeypatch.setitem(STORIES, "pilot-shorted", broken)  # type: ignore[arg-type]
    assert pilot.main(["pilot-shorted", "--report", str(tmp_path)]) == 1
    failure = ET.parse(tmp_path / "junit.xml").getroot()[0][0][0]
    assert failure.tag == "failure" and "the impossible & more" in str(failure.text)
    page = (tmp_path / "report.html").read_text()
    assert "1 failed" in page and "It &lt;fails&gt;." in page and "impossible &amp; more" in page


def test_an_absent_bench_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pilot.main(["--port", str(tmp_path / "none"), "--report", str(tmp_path)]) == 2
    assert "none" in capsys.readouterr().err


def test_control_characters_do_not_break_the_xml() -> None:
    ET.fromstring(report.junit("x", [report.Result("a", 1.0, "bad \x00\x1b[2J text")]))


def test_a_plot_needs_two_samples() -> None:
    assert report.plot([]) == "" and report.plot([Sample(0.0, 12.0, 12.0, 100.0, False)]) == ""
