"""An EvseSlac on a bench: no copper, frames by hand."""

import random
from collections.abc import Iterable

from firmware.slac.api import Pilot, SlacConfig, SlacEvent
from firmware.slac.evse import EvseSlac, Phase
from firmware.slac.frames import BROADCAST, LOCAL_MODEM, Frame, Mme, decode, encode, homeplug, vendor
from firmware.slac.frames.homeplug import GROUPS, ZERO_ID

EV = bytes.fromhex("007dfa09fe76")
EV2 = bytes.fromhex("007dfa09fe77")
EVSE = bytes.fromhex("0001870ea355")
MODEM = bytes.fromhex("00b052dead01")
RUN = EV + b"\0\1"


def parm(run: bytes = RUN) -> Mme:
    return homeplug.SlacParmReq(run)


def start(ev: bytes = EV, run: bytes = RUN) -> homeplug.StartAttenCharInd:
    return homeplug.StartAttenCharInd(0, 0, 10, 6, 1, ev, run)


def sound(count: int = 9, run: bytes = RUN) -> homeplug.MnbcSoundInd:
    return homeplug.MnbcSoundInd(0, 0, ZERO_ID, count, run, bytes(16))


def profile(db: int = 20, ev: bytes = EV) -> homeplug.AttenProfileInd:
    return homeplug.AttenProfileInd(ev, bytes([db]) * GROUPS)


def response(ev: bytes = EV, run: bytes = RUN) -> homeplug.AttenCharRsp:
    return homeplug.AttenCharRsp(0, 0, ev, run, ZERO_ID, ZERO_ID, 0)


def match(ev: bytes = EV, run: bytes = RUN) -> homeplug.SlacMatchReq:
    return homeplug.SlacMatchReq(0, 0, 0x3E, ZERO_ID, ev, ZERO_ID, EVSE, run)


class Bench:
    """`modem`: a modem takes every key and answers link queries with `link`."""

    def __init__(
        self,
        config: SlacConfig | None = None,
        pilot: Pilot = Pilot.B,
        modem: bool = True,
        random_bytes: object = None,
    ) -> None:
        self.now = 100.0
        self.link = 0
        self.modem = modem
        self.sent: list[Frame] = []
        self.to_modem: list[Mme] = []
        self.events: list[SlacEvent] = []
        source = random_bytes if callable(random_bytes) else random.Random(7).randbytes
        self.evse = EvseSlac(EVSE, config or SlacConfig(), source, self.now)
        self.pump()
        self.evse.set_pilot(pilot, self.now)
        self.pump()

    def pump(self) -> None:
        """Carry frames until nothing moves."""
        while frames := self.evse.frames_to_send():
            for data in frames:
                frame = decode(data)
                assert frame.source == EVSE
                if frame.destination != LOCAL_MODEM:
                    self.sent.append(frame)
                    continue
                assert isinstance(frame.message, Mme)
                self.to_modem.append(frame.message)
                if self.modem:
                    self._modem(frame.message)
        while (event := self.evse.next_event()) is not None:
            self.events.append(event)

    def _modem(self, message: Mme) -> None:
        answer: Mme | None = None
        if isinstance(message, homeplug.SetKeyReq):
            answer = homeplug.SetKeyCnf(1, bytes(4), message.my_nonce, 4, 0, 0, 0)
        elif isinstance(message, vendor.LinkStatusReq):
            answer = vendor.LinkStatusCnf(0, self.link)
        elif isinstance(message, vendor.SwVerReq):
            answer = vendor.SwVerCnf(0, 0x22, b"MAC-QCA7005-TEST")
        if answer is not None:
            self.evse.receive_frame(encode(Frame(EVSE, MODEM, answer)), self.now)

    def feed(self, *messages: Mme, source: bytes = EV, to: bytes | None = None) -> list[Mme]:
        """Frames from a vehicle (profiles from the modem); what the vehicles were sent in answer."""
        before = len(self.sent)
        for message in messages:
            broadcast = isinstance(message, homeplug.SlacParmReq | homeplug.StartAttenCharInd | homeplug.MnbcSoundInd)
            origin = MODEM if isinstance(message, homeplug.AttenProfileInd) else source
            target = to or (BROADCAST if broadcast else EVSE)
            self.evse.receive_frame(encode(Frame(target, origin, message)), self.now)
            self.pump()
        return self.answers(before)

    def answers(self, since: int = 0) -> list[Mme]:
        return [frame.message for frame in self.sent[since:] if isinstance(frame.message, Mme)]

    def pass_time(self, seconds: float) -> list[Mme]:
        """Let time pass, timers and all; what the vehicles were sent."""
        before, end = len(self.sent), self.now + seconds
        while (at := self.evse.next_deadline()) is not None and at <= end:
            self.now = max(self.now, at)
            self.evse.handle_timer(self.now)
            self.pump()
        self.now = end
        return self.answers(before)

    def measured(self, ev: bytes = EV, run: bytes = RUN) -> None:
        """Up to CM_ATTEN_CHAR.IND."""
        self.feed(parm(run), start(ev, run), source=ev)
        for count in reversed(range(10)):
            self.feed(sound(count, run), profile(ev=ev), source=ev)

    def matched(self, link: int = 1) -> None:
        """Up to CM_SLAC_MATCH.CNF and, with `link`, the link."""
        self.measured()
        self.link = link
        self.feed(response(), match())
        if link:
            self.pass_time(0.2)
            assert self.evse.phase is Phase.MATCHED

    def take_events(self) -> list[SlacEvent]:
        events, self.events = self.events, []
        return events


def kinds(items: Iterable[object]) -> list[str]:
    return [type(item).__name__ for item in items]
