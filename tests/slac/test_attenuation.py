"""Averages of attenuation profiles."""

from hypothesis import given
from hypothesis import strategies as st

from firmware.slac.attenuation import Average, mean_db

groups = st.binary(min_size=58, max_size=58)


def test_no_profile_no_average() -> None:
    assert Average().groups() is None
    assert mean_db(b"") == 0.0


def test_rounded_down_per_group() -> None:
    average = Average()
    average.add(bytes([10, 21]) + bytes(56))
    average.add(bytes([11, 22]) + bytes(56))
    assert average.groups() == bytes([10, 21]) + bytes(56)


def test_never_all_zero() -> None:
    average = Average(-40)
    average.add(b"\x10" * 58)
    assert average.groups() == b"\x01" * 58


@given(st.lists(groups, min_size=1, max_size=12), st.integers(-300, 300))
def test_within_the_profiles_plus_correction_and_octets(profiles: list[bytes], correction: int) -> None:
    average = Average(correction)
    assert all(average.add(profile) for profile in profiles)
    assert average.profiles == len(profiles)
    result = average.groups()
    assert result is not None
    assert any(result)
    for value, *heard in zip(result, *profiles, strict=True):
        low, high = (min(max(edge + correction, 0), 255) for edge in (min(heard), max(heard)))
        assert low <= value <= max(high, 1)


@given(st.binary(max_size=100).filter(lambda data: len(data) != 58))
def test_other_lengths_do_not_count(data: bytes) -> None:
    average = Average()
    assert not average.add(data)
    assert average.profiles == 0


def test_mean() -> None:
    assert mean_db(bytes([10, 20])) == 15.0
