"""The arbiter: caps bound, the highest plan counts, the highest priority explains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware.station.api import Reason
from firmware.station.claims import RULES, Claim, Claims, Kind, Source

WHY = Reason("k", "t")


def claims(*others: Claim) -> Claims:
    made = Claims(Claim(Source.HARDWARE, 32.0, WHY))
    for claim in others:
        made.put(claim)
    return made


def claim(source: Source, limit_a: float | None, expires_at: float | None = None) -> Claim:
    return Claim(source, limit_a, Reason(source.value, ""), expires_at)


def test_the_lowest_cap_wins_whatever_its_priority() -> None:
    made = claims(claim(Source.FUSE, 16.0), claim(Source.OCPP, 20.0))
    assert (made.effective.limit_a, made.effective.winner.source) == (16.0, Source.FUSE)


def test_equal_limits_are_explained_by_the_highest_priority() -> None:
    made = claims(claim(Source.FAULT, 0.0), claim(Source.AUTHORISATION, 0.0), claim(Source.OCPP, 0.0))
    assert made.effective.winner.source is Source.FAULT


def test_a_driver_overrides_schedule_and_delay_but_no_cap() -> None:
    made = claims(claim(Source.SCHEDULE, 0.0), claim(Source.RANDOM_DELAY, 0.0))
    assert made.effective.winner.source is Source.RANDOM_DELAY
    made.put(claim(Source.DRIVER, 32.0))
    assert made.effective.limit_a == 32.0
    made.put(claim(Source.GRID, 10.0))
    assert (made.effective.limit_a, made.effective.winner.source) == (10.0, Source.GRID)


def test_replace_drop_expire() -> None:
    made = claims(claim(Source.OCPP, 10.0, 50.0))
    made.put(claim(Source.OCPP, 12.0, 60.0))
    assert made.effective.limit_a == 12.0 and made.next_deadline() == 60.0
    assert made.expire(59.9) == [] and made.expire(60.0) == [Source.OCPP]
    assert made.effective.limit_a == 32.0 and made.next_deadline() is None
    made.drop(Source.HARDWARE)
    assert made.effective.limit_a == 32.0, "the base stays"


def test_a_remark_limits_nothing() -> None:
    assert claims(claim(Source.OCPP, None)).effective.limit_a == 32.0


@pytest.mark.parametrize("limit_a", [-0.1, float("nan")])
def test_impossible_limits(limit_a: float) -> None:
    with pytest.raises(ValueError, match="claims"):
        claims(claim(Source.OCPP, limit_a))
    with pytest.raises(ValueError, match="base"):
        claims(claim(Source.HARDWARE, 1.0))
    with pytest.raises(ValueError, match="base"):
        Claims(claim(Source.HARDWARE, None))


def test_views_tell_who_holds_it() -> None:
    views = claims(claim(Source.OCPP, 10.0, 100.0), claim(Source.FUSE, 16.0)).views(40.0)
    assert [(v.source, v.winning, v.expires_in_s) for v in views] == [
        ("ocpp", True, 60.0),
        ("fuse", False, None),
        ("hardware", False, None),
    ]


LIMITS = st.one_of(st.none(), st.floats(0, 100))
OTHERS = st.dictionaries(st.sampled_from([s for s in Source if s is not Source.HARDWARE]), LIMITS)


@given(OTHERS)
def test_never_above_any_cap_and_never_below_what_all_allow(limits: dict[Source, float | None]) -> None:
    made = claims(*(claim(source, limit) for source, limit in limits.items()))
    known = {s: v for s, v in limits.items() if v is not None}
    caps = [32.0, *(v for s, v in known.items() if RULES[s].kind is Kind.CAP)]
    assert made.effective.limit_a <= min(caps)
    assert made.effective.limit_a >= min([32.0, *known.values()])
    assert made.effective.winner.limit_a == made.effective.limit_a
    assert sum(view.winning for view in made.views(0.0)) == 1


def test_priorities_are_distinct() -> None:
    assert len({rule.priority for rule in RULES.values()}) == len(Source) == len(RULES)
