"""A vehicle's request for contracts in the words of 2.1 (M01): how many it can take, which it wants first, how many are
left.

Owns: the fields that 2.0.1 has no name for. May not: look into the vehicle's message.
"""

from dataclasses import replace
from typing import Any

from msgspec import UNSET

from firmware.ocpp_client.v21.enums import CertificateActionEnumType
from firmware.ocpp_client.v21.messages import Get15118EVCertificateRequest, Get15118EVCertificateResponse
from firmware.ocpp_client.v21.needs import charging_needs_21
from firmware.ocpp_client.v201.mapping import VehicleMessages, certificate_response, exi_request
from firmware.station.api import CertificateNeeded, CertificateResponse

MAX_EXI_REQUEST_CHARS = 11_000
MAX_PRIORITIZED = 8
ISO20 = "urn:iso:std:iso:15118:-20:"


def _request(needed: CertificateNeeded) -> Get15118EVCertificateRequest | None:
    text = exi_request(needed, MAX_EXI_REQUEST_CHARS)
    if text is None:
        return None
    chains, wanted = needed.maximum_chains, needed.prioritized_emaids[:MAX_PRIORITIZED]
    return Get15118EVCertificateRequest(
        iso15118SchemaVersion=needed.schema,
        action=CertificateActionEnumType(needed.action),
        exiRequest=text,
        maximumContractCertificateChains=UNSET if chains is None else chains,
        prioritizedEMAIDs=wanted or UNSET,
    )


def _response(needed: CertificateNeeded, response: Any) -> CertificateResponse:
    """`remainingContracts` is of ISO 15118-20 only: -2 hands out one contract."""
    taken = certificate_response(needed, response)
    remaining = response.remainingContracts
    known = isinstance(remaining, int) and needed.schema.startswith(ISO20)
    return replace(taken, remaining=remaining) if known else taken


VEHICLE_MESSAGES = VehicleMessages(_request, Get15118EVCertificateResponse, _response, charging_needs_21)
