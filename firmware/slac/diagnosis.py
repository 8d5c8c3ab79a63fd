"""What a technician wants to know of a modem: facts gathered from its answers, and what they mean.

Owns: which questions to ask and the findings. May not: do I/O.
"""

from dataclasses import dataclass, field

from firmware.slac.api import Trouble
from firmware.slac.attenuation import mean_db
from firmware.slac.frames import LOCAL_MODEM, Frame, Opaque, encode, mac_text
from firmware.slac.frames.homeplug import AttenProfileInd
from firmware.slac.frames.vendor import (
    MODULE_PIB,
    ROLE_CCO,
    LinkStatusCnf,
    LinkStatusReq,
    LumissilVersionReq,
    ModuleReadCnf,
    ModuleReadReq,
    NwInfoCnf,
    NwInfoReq,
    SwVerCnf,
    SwVerReq,
)

_PIB_CCO_SELECTION = 0xF4
_PIB_SLAC_ENABLE = 0x1653
_WANTED = 2
_ROLES = {0: "station", 1: "proxy coordinator", 2: "coordinator"}


def questions(host: bytes) -> list[bytes]:
    """Frames to send to the modem."""
    messages = (
        *(SwVerReq(), LumissilVersionReq(), NwInfoReq(), LinkStatusReq()),
        ModuleReadReq(MODULE_PIB, 16, _PIB_CCO_SELECTION & ~0xF),
        ModuleReadReq(MODULE_PIB, 16, _PIB_SLAC_ENABLE & ~0xF),
    )
    return [encode(Frame(LOCAL_MODEM, host, message)) for message in messages]


@dataclass(slots=True)
class ModemFacts:
    """What was heard. None: not answered."""

    mac: bytes | None = None
    firmware: str | None = None
    network: NwInfoCnf | None = None
    linked: bool | None = None
    pib: dict[int, int] = field(default_factory=dict)
    profiles: dict[bytes, list[bytes]] = field(default_factory=dict)

    def take(self, frame: Frame) -> None:
        """Look at one frame from the interface."""
        message = frame.message
        if isinstance(message, SwVerCnf):
            self.mac, self.firmware = frame.source, message.text
        elif isinstance(message, Opaque) and message.name == "LUMISSIL_VERSION.CNF":
            self.mac, self.firmware = frame.source, "Lumissil"
        elif isinstance(message, NwInfoCnf):
            self.network = message
        elif isinstance(message, LinkStatusCnf):
            self.linked = message.link == 1
        elif isinstance(message, ModuleReadCnf) and message.module == MODULE_PIB and message.status == 0:
            self.pib |= {message.offset + at: value for at, value in enumerate(message.content)}
        elif isinstance(message, AttenProfileInd):
            self.profiles.setdefault(message.ev_mac, []).append(message.groups)

    @property
    def answered(self) -> bool:
        """The modem said anything."""
        return self.firmware is not None or self.network is not None or self.linked is not None

    def lines(self) -> list[str]:
        """The facts for people."""
        if not self.answered:
            return ["no answer"]
        lines = [f"firmware   {self.firmware or 'not told'}"]
        if self.mac is not None:
            lines.append(f"modem MAC  {mac_text(self.mac)}")
        if self.linked is not None:
            lines.append(f"link       {'up' if self.linked else 'down'}")
        network = self.network
        if network is not None and network.networks:
            lines.append(f"network    {network.nid.hex()}, {_ROLES.get(network.role, f'role {network.role}')}")
            lines += [
                f"station    {mac_text(station.mac)} sends {station.tx_mbps}, receives {station.rx_mbps} Mbit/s"
                for station in network.stations
            ]
        for name, at in (("CCoSelection", _PIB_CCO_SELECTION), ("SLAC_Enable", _PIB_SLAC_ENABLE)):
            if at in self.pib:
                lines.append(f"PIB        {name} {self.pib[at]}")
        return lines

    def findings(self) -> list[str]:
        """What is wrong and what to do; empty when nothing is."""
        if not self.answered:
            return [Trouble.SILENT.value]
        found = []
        no_cco = self.network is not None and self.network.networks > 0 and self.network.role != ROLE_CCO
        if no_cco or self.pib.get(_PIB_CCO_SELECTION, _WANTED) != _WANTED:
            found.append(Trouble.NOT_CCO.value)
        if self.pib.get(_PIB_SLAC_ENABLE, _WANTED) != _WANTED:
            found.append(Trouble.NOT_EVSE.value)
        for ev_mac, profiles in self.profiles.items():
            mean = sum(mean_db(groups) for groups in profiles) / len(profiles)
            if mean > 50:
                found.append(f"{mac_text(ev_mac)} is heard with {mean:.0f} dB: the coupling to the pilot is open")
            elif mean < 1:
                found.append(f"{mac_text(ev_mac)} is heard with {mean:.0f} dB: the coupling is shorted")
        return found


def attenuation_lines(profiles: dict[bytes, list[bytes]]) -> list[str]:
    """Per vehicle the mean, and the mean of every tenth of the band, dB."""
    lines = []
    for ev_mac, heard in profiles.items():
        count = len(heard)
        groups = [sum(values) / count for values in zip(*heard, strict=False)]
        if not groups:
            continue
        step = max(len(groups) // 10, 1)
        bands = [sum(part) / len(part) for part in (groups[at : at + step] for at in range(0, len(groups), step))]
        mean = sum(groups) / len(groups)
        shown = " ".join(f"{band:.0f}" for band in bands)
        lines.append(f"{mac_text(ev_mac)}  {count} sounds, mean {mean:.1f} dB, low to high band: {shown}")
    return lines
