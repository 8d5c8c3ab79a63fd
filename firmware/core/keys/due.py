"""When a certificate of ours is to be renewed. Owns: that rule. May not: act on it."""

from datetime import datetime, timedelta

from cryptography import x509

RENEW_BEFORE = timedelta(days=30)
"""A03: about a month before its end."""


def renew_at(leaf: x509.Certificate) -> datetime:
    """From when on a new certificate is asked for: a month before the end; of a short-lived one its last third."""
    life = leaf.not_valid_after_utc - leaf.not_valid_before_utc
    return leaf.not_valid_after_utc - min(RENEW_BEFORE, life / 3)
