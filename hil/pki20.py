"""The test world of ISO 15118-20: every chain on secp521r1, or Ed448, with a vehicle certificate and several contracts.

Owns: making the chains and writing them beside those of -2 (`hil.pki`). For tests only: the keys lie in plain files.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec

from hil import pki
from hil.pki import Chain, Entity, Spec, Usage

CURVE = ec.SECP521R1()
EMAIDS = ("DEABCC20000001", "DEABCC20000002", "DEXYZC20000003")
EVCC_ID = "WMIV1234567890ABCDEX"
PCID = "WVWZZZ1KZAW200001"


@dataclass(frozen=True)
class Pki20:
    """Every chain of -20, made at `now`. `contracts`: two under one contract's own chain each, all of one root."""

    now: datetime
    v2g_root: Entity
    mo_root: Entity
    oem_root: Entity
    secc: Chain
    vehicle: Chain
    provisioning: Chain
    cps: Chain
    contracts: tuple[Chain, ...]


def generate(now: datetime | None = None, curve: ec.EllipticCurve | pki.Ed448 = CURVE) -> Pki20:
    """Make the whole of it, valid from one day before `now` (UTC; default the present)."""
    now = now or datetime.now(UTC)

    def root_of(name: str, domain: str, now: datetime) -> Entity:
        return pki.issue(Spec(name, domain, Usage.AUTHORITY, not_after=10 * pki.YEAR, curve=curve), None, now)

    def chain_of(root: Entity, name: str, domain: str, usage: Usage, now: datetime) -> Chain:
        subs = [Spec(f"{domain} Sub-CA {n} G2", domain, Usage.AUTHORITY, 2 - n, curve=curve) for n in (1, 2)]
        return pki.make_chain(root, (subs[0], subs[1], Spec(name, domain, usage, curve=curve)), now)

    v2g, mo, oem = (root_of(f"{name} Root CA G2", name, now) for name in ("V2G", "MO", "OEM"))
    first = chain_of(mo, EMAIDS[0], "MO", Usage.CONTRACT, now)
    more = tuple(
        Chain(
            first.root, first.sub1, first.sub2, pki.issue(Spec(e, "MO", Usage.CONTRACT, curve=curve), first.sub2, now)
        )
        for e in EMAIDS[1:]
    )
    return Pki20(
        now=now,
        v2g_root=v2g,
        mo_root=mo,
        oem_root=oem,
        secc=chain_of(v2g, "DEABCE20000001", "CPO", Usage.SECC, now),
        vehicle=chain_of(oem, EVCC_ID, "EVCC", Usage.OEM, now),
        provisioning=chain_of(oem, PCID, "OEM", Usage.OEM, now),
        cps=chain_of(v2g, "Provisioning Service G2", "CPS", Usage.CPS, now),
        contracts=(first, *more),
    )


def write(made: Pki20, directory: Path) -> None:
    """Write it beside the layout of -2: the station's second chain, its roots, `ev20/`, `cps20/` and `mo20/`."""
    for name, root in (("v2g", made.v2g_root), ("mo", made.mo_root), ("oem", made.oem_root)):
        _put(directory / "roots" / name / "iso20.pem", root.pem)
    folders = {"secc/iso20": made.secc, "cps20": made.cps, "ev20/vehicle": made.vehicle, "ev20/oem": made.provisioning}
    folders |= {f"ev20/contract{number}": chain for number, chain in enumerate(made.contracts, start=1)}
    for folder, chain in folders.items():
        _put(directory / folder / "chain.pem", chain.presented_pem)
        _put(directory / folder / "key.pem", chain.leaf.key_pem(), secret=True)
    mo = made.contracts[0]
    _put(directory / "mo20/chain.pem", mo.sub2.pem + mo.sub1.pem)
    _put(directory / "mo20/key.pem", mo.sub2.key_pem(), secret=True)
    _put(directory / "ev20/roots/v2g.pem", made.v2g_root.pem)


def _put(path: Path, data: bytes, secret: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600 if secret else 0o644)
    path.write_bytes(data)
