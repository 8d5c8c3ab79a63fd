"""A vehicle and a modem written without a line of ours: octets by the offsets of the message tables, plain sockets.

Run as `python stranger.py INTERFACE SCENARIO` at the other end of a veth; prints one JSON object. It answers as the
EVSE's modem (key, link status, a profile for every sound) and plays vehicles. Frames are "lost" by not sending them,
or by forgetting what came.
"""

import hashlib
import json
import os
import socket
import struct
import sys
import time

ETHERTYPE = 0x88E1
ALL = b"\xff" * 6
LOCAL = bytes.fromhex("00b052000001")
MODEM = bytes.fromhex("00b052dead01")
SET_KEY, PARM, START, ATTEN, SOUND, MATCH = 0x6008, 0x6064, 0x606A, 0x606E, 0x6076, 0x607C
REQ, CNF, IND, RSP = 0, 1, 2, 3


class Wire:
    """The veth's end."""

    def __init__(self, interface: str, key_result: int = 1, answers_link: bool = True) -> None:
        self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETHERTYPE))
        self.socket.bind((interface, ETHERTYPE))
        self.key_result = key_result
        self.answers_link = answers_link
        self.evse = b""
        self.nmk = b""
        self.link = 0
        self.keys: list[bytes] = []
        self.short = 0  # frames below 60 octets: some programs drop these
        self.drop_profiles = 0  # every n-th
        self._profiles = 0

    def send(self, to: bytes, source: bytes, kind: int, payload: bytes, vendor: bool = False) -> None:
        head = struct.pack("<BH", 0 if vendor else 1, kind) + (b"\x00\xb0\x52" if vendor else b"\0\0")
        self.socket.send((to + source + struct.pack(">H", ETHERTYPE) + head + payload).ljust(60, b"\0"))

    def hear(self, seconds: float, *wanted: tuple[int, bytes]) -> list[tuple[int, bytes, bytes]]:
        """What vehicles were sent: (type, destination, frame), for so long or until all of `wanted` came."""
        heard: list[tuple[int, bytes, bytes]] = []
        end = time.monotonic() + seconds
        missing = set(wanted)
        while (left := end - time.monotonic()) > 0 and (missing or not wanted):
            self.socket.settimeout(left)
            try:
                frame = self.socket.recv(2000)
            except TimeoutError:
                break
            kind = struct.unpack_from("<H", frame, 15)[0]
            self.short += len(frame) < 60
            if frame[:6] in (LOCAL, ALL) and kind & 3 == REQ:
                self.modem(kind, frame)
            elif frame[:6] not in (LOCAL, ALL):
                heard.append((kind, frame[:6], frame))
                missing.discard((kind, frame[:6]))
        return heard

    def modem(self, kind: int, frame: bytes) -> None:
        host = frame[6:12]
        self.evse = host
        if kind == SET_KEY:
            self.keys.append(frame[41:57])
            nid = hash_nid(frame[41:57])
            assert frame[33:40] == nid, "NID does not follow from the NMK"
            if self.key_result:
                self.nmk = frame[41:57]
            answer = bytes([self.key_result]) + bytes(4) + frame[20:24] + b"\x04" + bytes(4)
            self.send(host, MODEM, SET_KEY | CNF, answer)
        elif kind == 0xA0B8 and self.answers_link:
            self.send(host, MODEM, 0xA0B9, bytes([0, self.link]), vendor=True)
        elif kind == 0xA000:
            self.send(host, MODEM, 0xA001, bytes([0, 0x22, 8]) + b"STRANGER", vendor=True)

    def profile(self, ev: bytes, db: int) -> None:
        self._profiles += 1
        if not self.drop_profiles or self._profiles % self.drop_profiles:
            self.send(self.evse, MODEM, 0x6086, ev + b"\x3a\0" + bytes([db]) * 58)


def hash_nid(nmk: bytes) -> bytes:
    digest = nmk
    for _ in range(5):
        digest = hashlib.sha256(digest).digest()
    return digest[:6] + bytes([digest[6] >> 4])


class Vehicle:
    """One EV host."""

    def __init__(self, wire: Wire, mac: bytes, run: bytes, db: int = 20) -> None:
        self.wire, self.mac, self.run, self.db = wire, mac, run, db

    def parm(self) -> None:
        self.wire.send(ALL, self.mac, PARM, b"\0\0" + self.run)

    def start(self) -> None:
        self.wire.send(ALL, self.mac, START | IND, b"\0\0\x0a\x06\x01" + self.mac + self.run)

    def sound(self, count: int) -> None:
        self.wire.send(ALL, self.mac, SOUND | IND, b"\0\0" + bytes(17) + bytes([count]) + self.run + bytes(24))
        self.wire.profile(self.mac, self.db)

    def sounding(self, others: "tuple[Vehicle, ...]" = ()) -> None:
        for _ in range(3):
            for one in (self, *others):
                one.start()
            time.sleep(0.02)
        for count in range(9, -1, -1):
            for one in (self, *others):
                one.sound(count)
            time.sleep(0.02)

    def respond(self) -> None:
        self.wire.send(self.wire.evse, self.mac, ATTEN | RSP, b"\0\0" + self.mac + self.run + bytes(34) + b"\0")

    def match(self) -> None:
        head = b"\0\0" + struct.pack("<H", 0x3E) + bytes(17) + self.mac + bytes(17) + self.wire.evse
        self.wire.send(self.wire.evse, self.mac, MATCH, head + self.run + bytes(8))

    def whole(self) -> dict[str, object]:
        """From CM_SLAC_PARM.REQ to a key; "" where it ended."""
        self.parm()
        if not self.wire.hear(0.5, (PARM | CNF, self.mac)):
            return {"ended": "parm"}
        self.sounding()
        told = [
            f for kind, to, f in self.wire.hear(1.5, (ATTEN | IND, self.mac)) if (kind, to) == (ATTEN | IND, self.mac)
        ]
        if not told:
            return {"ended": "sounds"}
        self.respond()
        self.match()
        return {"ended": "", "sounds": told[0][69], "db": told[0][71]} | self.key()

    def key(self) -> dict[str, object]:
        frames = [
            f for kind, to, f in self.wire.hear(0.5, (MATCH | CNF, self.mac)) if (kind, to) == (MATCH | CNF, self.mac)
        ]
        if not frames:
            return {"ended": "match"}
        frame = frames[-1]
        return {
            "key": frame[93:109].hex(),
            "right_key": frame[93:109] == self.wire.nmk and frame[85:92] == hash_nid(self.wire.nmk),
            "length": struct.unpack_from("<H", frame, 21)[0],
            "run": frame[69:77] == self.run,
        }


CAR, CAR2 = bytes.fromhex("0ace00000001"), bytes.fromhex("0ace00000002")
RUN, RUN2 = b"STRANGER", b"\x01\x02\x03\x04\x05\x06\x07\x08"


def ready(wire: Wire) -> Wire:
    """Until the EVSE has given its key."""
    for _ in range(40):
        wire.hear(0.5)
        if wire.nmk:
            return wire
        if wire.keys and not wire.key_result:
            wire.hear(7.0)
            wire.nmk = wire.keys[-1]
            return wire
    raise SystemExit("the EVSE gave no key")


def nominal(wire: Wire) -> dict[str, object]:
    return Vehicle(wire, CAR, RUN).whole()


def parm_repeated(wire: Wire) -> dict[str, object]:
    """Three requests, each answered; after the third, matching goes on."""
    car = Vehicle(wire, CAR, RUN)
    answers = 0
    for _ in range(3):
        car.parm()
        answers += sum(kind == PARM | CNF for kind, _to, _f in wire.hear(0.2))
    return {"answers": answers} | car.whole()


def two_at_once(wire: Wire) -> dict[str, object]:
    """Two vehicles sound in the same time; neither keeps the other from being measured."""
    one, two = Vehicle(wire, CAR, RUN, 12), Vehicle(wire, CAR2, RUN2, 42)
    one.parm()
    two.parm()
    confirmed = {to for kind, to, _f in wire.hear(0.5, (PARM | CNF, CAR), (PARM | CNF, CAR2)) if kind == PARM | CNF}
    one.sounding((two,))
    heard = wire.hear(1.5, (ATTEN | IND, CAR), (ATTEN | IND, CAR2))
    told = {to.hex(): f[71] for kind, to, f in heard if kind == ATTEN | IND}
    two.respond()  # belongs to the station next door, and says no more
    one.respond()
    one.match()
    return {"confirmed": len(confirmed), "told": told} | one.key()


def match_confirmation_lost(wire: Wire) -> dict[str, object]:
    """The vehicle did not get CM_SLAC_MATCH.CNF: it asks again, then starts over with another RunID."""
    car = Vehicle(wire, CAR, RUN)
    first = car.whole()
    car.match()
    again = car.key()
    over = Vehicle(wire, CAR, RUN2).whole()
    return {"again": again, "over": over} | first


def a_third_of_the_profiles_lost(wire: Wire) -> dict[str, object]:
    wire.drop_profiles = 3
    return Vehicle(wire, CAR, RUN).whole()


def requests_lost(wire: Wire) -> dict[str, object]:
    """START once instead of three times, every second sound lost, the response lost twice."""
    car = Vehicle(wire, CAR, RUN)
    car.parm()
    wire.hear(0.5, (PARM | CNF, CAR))
    car.start()
    for count in (9, 7, 5, 3, 1):
        car.sound(count)
    indications = 0
    for _ in range(3):  # the first two responses are lost
        indications += any(kind == ATTEN | IND for kind, _to, _f in wire.hear(0.9, (ATTEN | IND, CAR)))
    car.respond()
    car.match()
    return {"indications": indications} | car.key()


def linked_then_again(wire: Wire) -> dict[str, object]:
    """Linked: requests are ignored. The link goes down and the vehicle comes again: it gets another key."""
    car = Vehicle(wire, CAR, RUN)
    first = car.whole()
    wire.link = 1
    wire.hear(1.0)
    car.parm()
    ignored = not any(kind == PARM | CNF for kind, _to, _f in wire.hear(0.5))
    wire.link = 0
    wire.hear(9.0)
    return {"ignored": ignored, "second": Vehicle(wire, CAR, RUN2).whole()} | first


def started_over_while_linked(wire: Wire) -> dict[str, object]:
    """The modem says "linked" for ever, but the vehicle's program is a new one and goes on asking."""
    first = Vehicle(wire, CAR, RUN).whole()
    wire.link = 1
    wire.hear(1.0)
    for tries in range(1, 30):
        second = Vehicle(wire, CAR, RUN2).whole()
        if not second["ended"]:
            return {"tries": tries, "second": second} | first
        if second["ended"] == "parm":
            wire.hear(0.3)
    return {"tries": 0} | first


SCENARIOS = {
    one.__name__: one
    for one in (
        *(nominal, parm_repeated, two_at_once, match_confirmation_lost, a_third_of_the_profiles_lost),
        *(requests_lost, linked_then_again, started_over_while_linked),
    )
}


def main() -> None:
    interface, name = sys.argv[1:3]
    wire = ready(Wire(interface, key_result=int(os.environ.get("KEY_RESULT", "1"))))
    wire.hear(0.3)
    result = SCENARIOS[name](wire)
    print(json.dumps(result | {"keys": len(set(wire.keys)), "short": wire.short}))


if __name__ == "__main__":
    main()
