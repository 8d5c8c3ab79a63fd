"""The cases of the conformance testers, each as it is run against a station that runs (`test_wire.py`).

Importing the two modules registers their cases.
"""

from tests.iso2 import wire_cases_before, wire_cases_energy
from tests.iso2.wire_bench import CASES, ENVIRONMENTS, Bench, station_config

__all__ = ["CASES", "ENVIRONMENTS", "Bench", "station_config", "wire_cases_before", "wire_cases_energy"]
