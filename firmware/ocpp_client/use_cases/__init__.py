"""The use cases of OCPP 2.0.1 that concern a station: supported or not, where in the firmware, and which test shows it.

Owns: this table; `docs/ocpp.md` is written from it by scripts/generate_ocpp_docs.py, and tests check that what it names
exists. May not: claim what no test shows.
"""

from firmware.ocpp_client.use_cases import a_to_d, e_to_h, i_to_k, l_to_p
from firmware.ocpp_client.use_cases.row import Support, UseCase

__all__ = ["USE_CASES", "Support", "UseCase"]

USE_CASES = a_to_d.ROWS + e_to_h.ROWS + i_to_k.ROWS + l_to_p.ROWS
