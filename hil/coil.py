"""A primary coil that is only a program: the driver interface of WPT, and what a test wants to see of it.

Owns: that it finds the vehicle above it, and what it transmits. May not: know a message. Misbehaviour on demand.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from firmware.iso15118.secc.iso20.wpt import Abilities, CoilStatus, Diagnostics


@dataclass(slots=True)
class Coil:
    """`code`: what it has seen of the vehicle above it. `powers`: everything it was told to transmit, in watt."""

    code: int = 4711
    in_place: bool = True
    diagnostics: Diagnostics = Diagnostics.SPC_NO_ISSUE
    powers: list[float] = field(default_factory=list)
    _aligned: bool = False

    def abilities(self) -> Abilities:
        """Those of the defaults: 11 kW."""
        return Abilities()

    def status(self) -> CoilStatus:
        """The check passes at once."""
        power = self.powers[-1] if self.powers else 0.0
        return CoilStatus(
            in_place=self.in_place,
            paired_with=self.code if self.in_place else None,
            aligned=self._aligned,
            transmitted_w=power,
            coil_a=power / 200.0,
            frequency_hz=85_000.0,
            diagnostics=self.diagnostics,
        )

    def check_alignment(self, coil_a: float | None) -> None:
        """With little power."""
        self._aligned = True

    def set_power(self, power_w: float) -> None:
        """Transmit."""
        self.powers.append(power_w)
