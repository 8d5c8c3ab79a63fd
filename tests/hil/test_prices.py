"""The vehicle and the prices it is told: signed by its mobility operator, by somebody else, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from firmware.iso15118 import api
from firmware.iso15118.pki.keys import SoftwareKey
from firmware.iso15118.secc.contracts import PkiContracts
from firmware.iso15118.session import Session, SessionConfig
from hil.ev.options import EvccOptions
from tests.hil.test_pair import CONTRACT, PKI, Pair

PRICES = api.Tariff(1, 2, (api.PriceStep(0, 2), api.PriceStep(3600, 1)))
OPERATOR = SoftwareKey(PKI.contract.sub2.key)
STRANGER = SoftwareKey(ec.generate_private_key(ec.SECP256R1()))


def session(key: SoftwareKey | None, **options: object) -> Pair:
    """A car with a contract at a station that signs prices with `key`."""
    pair = Pair(EvccOptions(contract=CONTRACT, loops=3, **options), tls=True)  # type: ignore[arg-type]
    pair.station.view = replace(pair.station.view, tariff=PRICES)
    pair.session = Session(
        tls=True,
        config=SessionConfig(),
        view=lambda: pair.station.view,
        random_bytes=lambda count: bytes(range(1, count + 1)),
        verifier=PkiContracts(lambda: [PKI.mo_root.certificate]),
        now=pair.now,
        price_key=key,
    )
    return pair


def test_signed_by_the_operator() -> None:
    pair = session(OPERATOR, want_signed_prices=True)
    assert pair.run().regular
    assert pair.evcc.prices_verified
    assert [tariff.num_e_price_levels for tariff in pair.evcc.tariffs] == [2]


@pytest.mark.parametrize("wanted", [False, True])
def test_signed_by_a_stranger(wanted: bool) -> None:
    pair = session(STRANGER, want_signed_prices=wanted)
    finished = pair.run()
    assert not finished.regular
    assert "signature of the prices" in finished.reason


def test_unsigned() -> None:
    assert session(None).run().regular
    finished = session(None, want_signed_prices=True).run()
    assert not finished.regular
    assert "not signed" in finished.reason


def test_signed_again_in_a_renegotiation() -> None:
    pair = session(OPERATOR, want_signed_prices=True, renegotiate_after=1)
    assert pair.run().regular
    assert pair.evcc.negotiations == 2
    assert pair.evcc.prices_verified
