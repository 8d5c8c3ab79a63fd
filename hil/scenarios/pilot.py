"""Stories about the pilot and the contactor (IEC 61851-1 Annex A), the same on the virtual rig and on a bench.

The station charges without asking and does not talk ISO 15118. Each story begins and ends with nothing plugged in.
"""

from __future__ import annotations

from collections.abc import Callable

from hil.pilot_rig import PilotRig, Sample, StoryFailed, until

REACTION_S = 0.1
CLOSE_S = 3.0
OFFER_S = 5.0
GONE_S = 2.0


def _expect(good: bool, what: str) -> None:
    if not good:
        raise StoryFailed(what)


def _offered(rig: PilotRig) -> Sample:
    rig.state("B")
    return until(rig, "an offer by PWM", lambda sample: sample.offered, OFFER_S)


def _charging(rig: PilotRig) -> None:
    _offered(rig)
    rig.state("C")
    until(rig, "mains", lambda sample: sample.mains, CLOSE_S)
    rig.run(0.3)


def _off(rig: PilotRig, what: str) -> None:
    taken = rig.off_after(1.0)
    _expect(taken <= REACTION_S, f"{what}: mains off after {taken * 1000:.0f} ms")


def _gone(rig: PilotRig) -> None:
    rig.state("A")
    until(rig, "constant +12 V", lambda sample: sample.high_v > 11.0 and sample.duty_percent == 100.0, GONE_S)
    rig.run(0.5)


def plug_in_and_out(rig: PilotRig) -> None:
    """Sequences 1, 2.1 and 3: the levels are those of state B, and there are no mains."""
    sample = _offered(rig)
    _expect(8.0 <= sample.high_v <= 10.0, f"{sample.high_v:.2f} V in state B")
    _expect(-12.6 <= sample.low_v <= -11.4, f"low level {sample.low_v:.2f} V")
    _expect(not sample.mains, "mains in state B")
    _gone(rig)


def charge_pause_resume(rig: PilotRig) -> None:
    """Sequences 4 and 8.1: mains within 3 s of C, off within 100 ms of S2 opening, and on again."""
    _charging(rig)
    rig.state("B")
    _off(rig, "S2 opened")
    rig.run(0.5)
    rig.state("C")
    until(rig, "mains again", lambda sample: sample.mains, CLOSE_S)
    rig.state("B")
    _off(rig, "S2 opened again")
    _gone(rig)


def unplug_under_load(rig: PilotRig) -> None:
    """Sequence 2.2."""
    _charging(rig)
    rig.state("A")
    _off(rig, "unplugged")
    _gone(rig)


def ventilation_is_refused(rig: PilotRig) -> None:
    """Sequences 4 and 5 without a fan: no mains in D."""
    _offered(rig)
    rig.state("D")
    rig.run(2.0)
    _expect(not any(sample.mains for sample in rig.samples[-50:]), "mains in state D")
    _gone(rig)


def pilot_shorted(rig: PilotRig) -> None:
    """Sequence 12: CP on PE."""
    _charging(rig)
    rig.short(True)
    _off(rig, "pilot shorted")
    rig.short(False)
    _gone(rig)


def diode_bridged(rig: PilotRig) -> None:
    """A vehicle whose diode is bridged gets nothing, and loses what it has."""
    _charging(rig)
    rig.diode(False)
    _off(rig, "diode bridged")
    rig.run(2.0)
    _expect(not rig.samples[-1].mains, "mains again with a bridged diode")
    rig.diode(True)
    _gone(rig)


STORIES: dict[str, Callable[[PilotRig], None]] = {
    "plug-in-and-out": plug_in_and_out,
    "charge-pause-resume": charge_pause_resume,
    "unplug-under-load": unplug_under_load,
    "ventilation-is-refused": ventilation_is_refused,
    "pilot-shorted": pilot_shorted,
    "diode-bridged": diode_bridged,
}
