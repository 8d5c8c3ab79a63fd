"""Which chains are shown: one per authority, a good one first, of two good ones the newer."""

from dataclasses import replace
from datetime import timedelta

from firmware.iso15118.pki.current import Health, health, present
from firmware.iso15118.pki.identity import ServerIdentity
from firmware.iso15118.pki.keys import SoftwareKey
from hil import pki as test_pki
from tests.iso15118.pki.conftest import NOW

WORLD = test_pki.generate(now=NOW)
SPEC = test_pki.Spec("DEABCE00000001", "CPO", test_pki.Usage.SECC)


def chain(world: test_pki.Pki = WORLD, start: float = -1.0, end: float = 90.0) -> ServerIdentity:
    spec = replace(SPEC, not_before=timedelta(days=start), not_after=timedelta(days=end))
    leaf = test_pki.issue(spec, world.secc.sub2, NOW)
    subs = (world.secc.sub2.certificate, world.secc.sub1.certificate)
    return ServerIdentity((leaf.certificate, *subs), SoftwareKey(leaf.key), world.v2g_root.certificate)


def shown(*identities: ServerIdentity, revoked: ServerIdentity | None = None) -> list[ServerIdentity]:
    return [one.identity for one in present(identities, NOW, lambda one: one is revoked)]


def test_the_newer_of_two_good_ones() -> None:
    old, new = chain(start=-60), chain(start=-1)
    assert shown(old, new) == shown(new, old) == [new]


def test_a_good_one_before_a_newer_one_that_is_not() -> None:
    good, future, past = chain(start=-60), chain(start=1), chain(start=-9, end=-1)
    assert shown(good, future) == shown(past, good) == [good]


def test_revoked_falls_back_to_the_one_before_and_then_to_nothing() -> None:
    old, new = chain(start=-60), chain()
    assert shown(old, new, revoked=new) == [old]
    assert shown(new, revoked=new) == []


def test_expired_is_kept_where_there_is_nothing_better() -> None:
    past = chain(start=-9, end=-1)
    (judged,) = present([past], NOW, lambda one: False)
    assert judged.identity is past and judged.health is Health.EXPIRED


def test_one_for_each_root_in_the_order_given() -> None:
    worlds = [WORLD, *(test_pki.generate(now=NOW) for _ in range(2))]
    roots = [replace(world, v2g_root=test_pki.make_root(f"Root {n}", "V2G", NOW)) for n, world in enumerate(worlds)]
    chains = []
    for world in roots:
        subs = test_pki.make_chain(world.v2g_root, (*test_pki.contract_specs(world.options)[:2], SPEC), NOW)
        certificates = (subs.leaf.certificate, subs.sub2.certificate, subs.sub1.certificate)
        chains.append(ServerIdentity(certificates, SoftwareKey(subs.leaf.key), world.v2g_root.certificate))
    assert shown(*chains) == chains


def test_without_a_clock_dates_are_not_looked_at() -> None:
    past = chain(start=-9, end=-1)
    assert health(past, None, lambda one: False) is Health.GOOD
    assert health(past, None, lambda one: True) is Health.REVOKED
    assert health(chain(start=1), NOW, lambda one: False) is Health.NOT_YET_VALID


def test_an_expired_sub_ca_spoils_the_chain() -> None:
    assert health(chain(), NOW + 5 * test_pki.YEAR, lambda one: False) is Health.EXPIRED


def test_of_two_that_begin_at_the_same_time_the_later_in_order() -> None:
    """Authorities that let certificates begin at midnight issue several with one date."""
    first, second = chain(start=-1), chain(start=-1)
    assert shown(first, second) == [second]
