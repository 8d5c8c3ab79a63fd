"""A simulated car: the pilot circuit (on the daemon's simulated board) and, if it has one, an EVCC.

Owns: the driver's story: plug in, communicate, charge, stop, unplug. May not: know how the station works inside.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Protocol

from firmware.iso15118.sdp import SdpResponse
from hil.control import ControlClient
from hil.ev.contract import load_contract
from hil.ev.evcc import Evcc
from hil.ev.link import LinkOptions, Outcome, discover, drive
from hil.ev.options import Contract, EvccOptions


class Pilot(Protocol):
    """The car's side of the connector."""

    async def plug_in(self) -> None: ...

    async def unplug(self) -> None: ...

    async def ready(self, closed: bool) -> None:
        """Close S2 (state C) or open it (state B)."""
        ...


class SocketPilot:
    """The pilot of the simulated board of a running daemon."""

    def __init__(self, control: ControlClient, kind: str = "") -> None:
        self._control = control
        self._kind = (kind,) if kind else ()  # of vehicle, as `evse sim plug-in KIND` knows them

    async def plug_in(self) -> None:
        await asyncio.to_thread(self._control.sim, "plug-in", *self._kind)

    async def unplug(self) -> None:
        await asyncio.to_thread(self._control.sim, "unplug")

    async def ready(self, closed: bool) -> None:
        await asyncio.to_thread(self._control.sim, "ev-ready" if closed else "ev-pause")


class Car:
    """A car with high-level communication."""

    def __init__(self, pilot: Pilot, link: LinkOptions | None = None) -> None:
        self.pilot = pilot
        self.link = link or LinkOptions()
        self.evcc: Evcc | None = None  # of the present or last session
        self.secc: SdpResponse | None = None

    async def charge(self, options: EvccOptions | None = None, *, unplug: bool = True) -> Outcome:
        """Plug in, charge as the options say, and (by default) unplug. Raises LinkError without a station."""
        await self.pilot.plug_in()
        try:
            return await self.talk(options)
        finally:
            if unplug:
                await self.pilot.unplug()

    async def talk(self, options: EvccOptions | None = None) -> Outcome:
        """The V2G session alone, on a connector that is plugged in."""
        self.secc = await discover(self.link)
        self.evcc = Evcc(options or EvccOptions())
        return await drive(self.evcc, self.link, self.secc, self.pilot.ready)


class BasicCar:
    """A car without high-level communication: it closes S2 when the pilot shows a current, and that is all."""

    def __init__(self, pilot: Pilot) -> None:
        self.pilot = pilot

    async def charge(self, seconds: float) -> None:
        """Plug in, ask for energy for so long, and unplug."""
        await self.pilot.plug_in()
        await self.pilot.ready(True)
        await asyncio.sleep(seconds)
        await self.pilot.ready(False)
        await self.pilot.unplug()


def contract_from(pki: Path) -> Contract:
    """The contract in the vehicle's part of a test PKI (`hil.pki`)."""
    return load_contract(pki / "ev/contract/chain.pem", pki / "ev/contract/key.pem")
