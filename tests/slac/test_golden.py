"""The recorded sessions of foreign programs, replayed against our EVSE: it gives the recorded answers."""

import pytest

from firmware.slac.api import Pilot, SlacConfig
from firmware.slac.evse import EvseSlac, Phase
from firmware.slac.frames import LOCAL_MODEM, Frame, decode, encode, homeplug, vendor
from tests.slac.rig import EVSE, MODEM
from tests.slac.samples import golden

RUNS = ["pev_qca", "pev_everest", "everestev_qca"]


def recorded_nmk(name: str) -> bytes:
    for _at, _sent, data in golden(f"{name}.evse-side.txt"):
        message = decode(data).message
        if isinstance(message, homeplug.SlacMatchCnf):
            return message.nmk
    raise AssertionError("no CM_SLAC_MATCH.CNF recorded")


@pytest.mark.parametrize("name", RUNS)
def test_replay(name: str) -> None:
    nmk = recorded_nmk(name)
    evse = EvseSlac(EVSE, SlacConfig(), lambda count: nmk if count == 16 else bytes(range(1, 1 + count)), 0.0)
    confirm = homeplug.SetKeyCnf(1, bytes(4), b"\1\2\3\4", 4, 0, 0, 0)
    evse.receive_frame(encode(Frame(EVSE, MODEM, confirm)), 0.0)
    evse.receive_frame(encode(Frame(EVSE, MODEM, vendor.LinkStatusCnf(0, 0))), 0.0)
    evse.set_pilot(Pilot.B, 0.0)
    evse.frames_to_send()
    expected: list[bytes] = []
    told: list[bytes] = []
    for at, sent, data in golden(f"{name}.evse-side.txt"):
        frame = decode(data)
        if sent:
            if frame.destination != LOCAL_MODEM:
                expected.append(data)
            continue
        if isinstance(frame.message, homeplug.AttenCharRsp):
            evse.handle_timer(at)
        evse.receive_frame(data, at)
        told += [data for data in evse.frames_to_send() if decode(data).destination != LOCAL_MODEM]
        if evse.phase is Phase.MATCHED:
            break
    assert len(told) == len(expected) == 3
    for ours, theirs in zip(told, expected, strict=True):
        # QCA's program sends room for 255 groups; the vehicle reads 58.
        assert ours == theirs[: len(ours)]
    if name == "pev_everest":
        assert evse.phase is Phase.MATCHED
