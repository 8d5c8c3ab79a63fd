"""Waits between connection attempts."""

import random

from firmware.ocpp_client.backoff import BackoffRules, wait_s

RULES = BackoffRules(minimum_s=5.0, random_s=10.0, doublings=3)


def test_doubles_up_to_the_repeat_times_then_stays() -> None:
    waits = [wait_s(RULES, failures, lambda low, high: low) for failures in range(6)]
    assert waits == [5.0, 10.0, 20.0, 40.0, 40.0, 40.0]


def test_random_part_is_new_each_time_and_bounded() -> None:
    rng = random.Random(1)
    waits = [wait_s(RULES, 0, rng.uniform) for _ in range(100)]
    assert len(set(waits)) == 100 and all(5.0 <= wait <= 15.0 for wait in waits)
