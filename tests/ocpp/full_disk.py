"""A visit on a file system that fills up in the middle of it: run as a program, in a mount namespace of its own.

    unshare -m sh -c 'mount -t tmpfs -o size=1m none DIR && python -m tests.ocpp.full_disk DIR MOMENT'

MOMENT: "before" the visit, "charging" or "unplugged" (the end cannot be written). Exit status 0: nothing flowed that
was not on the disk, and when there was room again everything went to the CSMS, once and in order.
"""

import asyncio
import contextlib
import os
import sys
from pathlib import Path

from firmware.core.errors import StoreError
from firmware.core.store import Store
from firmware.station.api import ClearFault
from hil.csms import TestCsms
from tests.ocpp.site import Site
from tests.ocpp.test_campaign import PATIENT, SETTINGS, same, visit


class SmallDisk:
    """Fills what is left of a file system, and gives it back."""

    def __init__(self, folder: Path) -> None:
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        """To the last byte."""
        with self._ballast.open("ab", buffering=0) as file, contextlib.suppress(OSError):
            for size in (65536, 4096, 512, 1):
                with contextlib.suppress(OSError):
                    while True:
                        file.write(bytes(size))

    def free(self) -> None:
        """Somebody has tidied up."""
        self._ballast.unlink()


class DiskSite(Site):
    """What the composition root does with a store that fails: a fault, and the state is kept later."""

    def _keep(self) -> None:
        try:
            super()._keep()
        except StoreError:
            self.rig.station.report_fault("store_failed", True, self.rig.now)


async def scenario(folder: Path, moment: str) -> None:
    """One visit with the disk full for a while, and one after it."""
    disk = SmallDisk(folder)
    async with TestCsms() as csms:
        site = DiskSite(csms, store=Store(folder / "evse.db"), settings=SETTINGS, variables=PATIENT)
        async with site:
            await site.quiet()
            if moment == "before":
                disk.fill()
                site.rig.plug_in()
                site.swipe()
                await site.until(lambda: site.snapshot().token is not None)
                site.run(3.0)
                assert not site.rig.closed, "energy without a transaction on the disk"
            else:
                await site.charge()
                site.run(6.0)
                disk.fill()
                if moment == "charging":
                    site.run(20.0)
                    assert not site.rig.closed, "the fault stops it"
                site.leave()
            assert os.statvfs(folder).f_bavail == 0
            assert "store_failed" in [fault.id for fault in site.snapshot().faults], "the disk was not full"
            disk.free()
            site.run(6.0)
            site.rig.unplug()
            site.run(6.0)
            site.command(ClearFault("store_failed", technician=True))
            assert site.snapshot().faults == ()
            await visit(site)
            await site.idle()
            same(csms, site)


if __name__ == "__main__":
    asyncio.run(scenario(Path(sys.argv[1]), sys.argv[2]))
