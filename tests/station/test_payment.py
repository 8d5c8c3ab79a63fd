"""The codes on the screen: the address to pay at, which changes, and that of the receipt."""

import pytest

from firmware.station.api import Identity
from firmware.station.payment import one_time_code, payment_url, receipt_url

HERE = Identity("ST 1", "DE*ABC*E1", "v", "m", "s", "f", url="https://pay.example.org/p")


def test_the_code_is_that_of_rfc_6238() -> None:
    """The RFC's vectors for SHA-256 are for 30 s; the counter is all that the period changes."""
    secret = "12345678901234567890123456789012"
    assert one_time_code(secret, 59 * 2) == "46119246"
    assert one_time_code(secret, 1_111_111_109 * 2) == "68084774"
    assert one_time_code(secret, 20_000_000_000 * 2) == "77737706"


def test_the_address_changes_every_minute_and_only_with_a_secret() -> None:
    assert payment_url(HERE, "", 0.0, True) == "https://pay.example.org/p?evse=DE*ABC*E1"
    first, second = payment_url(HERE, "s3cret", 59.0, True), payment_url(HERE, "s3cret", 60.0, True)
    assert first != second and first.startswith("https://pay.example.org/p?evse=DE*ABC*E1&t=") and "s3cret" not in first


@pytest.mark.parametrize("online", [False, None])
def test_no_code_that_could_start_nothing(online: bool | None) -> None:
    assert payment_url(HERE, "", 0.0, online) == ""


def test_only_addresses_that_a_phone_opens() -> None:
    for url in ("", "javascript:alert(1)", "https://" + "x" * 300):
        assert payment_url(Identity("ST1", "", "v", "m", "s", "f", url=url), "", 0.0, True) == ""
        assert receipt_url(url, "t1") == ""
    assert receipt_url("https://r.example.org/?a=1", "t/1") == "https://r.example.org/?a=1&transaction=t/1"
