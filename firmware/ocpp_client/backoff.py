"""How long to wait before the next connection attempt (Part 4, 5.3).

Owns: the formula. May not: draw random numbers itself.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BackoffRules:
    """RetryBackOffWaitMinimum, RetryBackOffRandomRange (seconds) and RetryBackOffRepeatTimes."""

    minimum_s: float
    random_s: float
    doublings: int


def wait_s(rules: BackoffRules, failures: int, uniform: Callable[[float, float], float]) -> float:
    """The wait after `failures` failed attempts in a row: the minimum doubles with each, at most `doublings` times,
    and each time has its own random part, so that a fleet does not return in step.
    """
    return rules.minimum_s * 2.0 ** min(failures, rules.doublings) + uniform(0.0, rules.random_s)
