"""Forms of an eMAID and when two name the same contract."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.iso15118.pki import emaid


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("DE-ABC-C12345678-9", "DEABCC123456789"),
        ("DE-ABC-C12345678", "DEABCC12345678"),
        ("deabcc123456789", "DEABCC123456789"),
        ("UKSWI123456791A", "UKSWI123456791A"),  # Josev's test PKI
        (" DE8AACA2B3C4D51 ", "DE8AACA2B3C4D51"),
        ("", None),
        ("OEMProvCert", None),
        ("DEABCC1234567", None),
        ("DEABCC1234567890", None),
        ("1EABCC12345678", None),
        ("DEABCC1234567é", None),
        ("DEABCC123\n45678", None),
        ("D" * 10_000, None),
    ],
)
def test_normal_form(written: str, normal: str | None) -> None:
    assert emaid.normalise(written) == normal


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("DE-ABC-C12345678-9", "DEABCC123456789", True),
        ("DEABCC12345678", "DEABCC123456789", True),
        ("DEABCC123456780", "DEABCC123456789", False),
        ("DEABCC12345678", "DEABCC12345679", False),
        ("nonsense", "nonsense", False),
    ],
)
def test_same(one: str, other: str, equal: bool) -> None:
    assert emaid.same(one, other) is equal
    assert emaid.same(other, one) is equal


@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    normal = emaid.normalise(text)
    assert normal is None or (emaid.normalise(normal) == normal and len(normal) in (14, 15))
