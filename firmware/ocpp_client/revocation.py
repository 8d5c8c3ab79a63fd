"""Revocation lists for the CSMS's own certificate: files that an operator brings in (`DIR/crls/csms`).

Owns: handing those that hold to TLS. May not: fetch lists.

Python's `ssl` cannot ask for or look at a stapled OCSP response, so that lists are the only way here. It is the
operator's choice: without a list nothing is checked; with one, the issuer of the CSMS's certificate must be the issuer
of a list. One past its end is left out: a station must not lose its CSMS because nobody brought a newer one.
"""

import ssl
from datetime import datetime
from pathlib import Path

from cryptography import x509

FOLDER = "crls/csms"
MAX_LISTS = 16


def use_lists(context: ssl.SSLContext, folder: Path, now: datetime) -> int:
    """Check the CSMS's certificate against the lists that hold now. Returns how many there are. Raises OSError."""
    used = 0
    for path in sorted((folder / FOLDER).glob("*.pem"))[:MAX_LISTS]:
        try:
            parsed = x509.load_pem_x509_crl(path.read_bytes())
        except ValueError:
            continue
        if parsed.next_update_utc is not None and parsed.next_update_utc < now:
            continue
        context.load_verify_locations(cafile=path)
        used += 1
    if used:
        context.verify_flags |= ssl.VerifyFlags.VERIFY_CRL_CHECK_LEAF
    return used
