"""One test PKI for the whole folder."""

from datetime import UTC, datetime

import pytest

from hil import pki as test_pki

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def pki() -> test_pki.Pki:
    return test_pki.generate(test_pki.Options(ocsp_url="http://ocsp.test/"), NOW)
