from __future__ import annotations

import json

from firmware.iso15118.exi.text import to_plain
from firmware.iso15118.messages import iso2, sap, xmldsig


def test_names_of_the_schema_octets_as_hexadecimal_absent_parts_left_out() -> None:
    message = iso2.V2GMessage(
        header=iso2.MessageHeader(session_id=bytes.fromhex("00ab")),
        body=iso2.ChargeParameterDiscoveryReq(
            requested_energy_transfer_mode=iso2.EnergyTransferMode.DC_EXTENDED,
            ev_charge_parameter=iso2.AC_EVChargeParameter(
                e_amount=iso2.PhysicalValue.of(10, iso2.UnitSymbol.WH),
                ev_max_voltage=iso2.PhysicalValue.of(230, iso2.UnitSymbol.V),
                ev_max_current=iso2.PhysicalValue.of(16.5, iso2.UnitSymbol.A),
                ev_min_current=iso2.PhysicalValue.of(6, iso2.UnitSymbol.A),
            ),
        ),
    )
    plain = to_plain(message)
    assert plain == {
        "V2G_Message": {
            "Header": {"SessionID": "00AB"},
            "Body": {
                "ChargeParameterDiscoveryReq": {
                    "RequestedEnergyTransferMode": "DC_extended",
                    "AC_EVChargeParameter": {
                        "EAmount": {"Multiplier": 0, "Unit": "Wh", "Value": 10},
                        "EVMaxVoltage": {"Multiplier": 0, "Unit": "V", "Value": 230},
                        "EVMaxCurrent": {"Multiplier": -1, "Unit": "A", "Value": 165},
                        "EVMinCurrent": {"Multiplier": 0, "Unit": "A", "Value": 6},
                    },
                }
            },
        }
    }
    assert json.loads(json.dumps(plain)) == plain
    assert type(plain["V2G_Message"]["Body"]["ChargeParameterDiscoveryReq"]["RequestedEnergyTransferMode"]) is str


def test_lists_and_values_with_attributes() -> None:
    chain = iso2.CertificateChain(
        id="id1", certificate=b"\x01", sub_certificates=iso2.SubCertificates(certificate=(b"\x02", b"\x03"))
    )
    assert to_plain(chain) == {
        "CertificateChain": {"Id": "id1", "Certificate": "01", "SubCertificates": {"Certificate": ["02", "03"]}}
    }
    assert to_plain(xmldsig.SignatureValue(value=b"\xff")) == {"SignatureValue": {"Value": "FF"}}
    assert to_plain(iso2.ChargingStatusReq()) == {"ChargingStatusReq": {}}


def test_an_element_named_unlike_its_class() -> None:
    answer = sap.SupportedAppProtocolRes(response_code=sap.ResponseCode.OK_SUCCESSFUL_NEGOTIATION, schema_id=1)
    assert to_plain(answer) == {"supportedAppProtocolRes": {"ResponseCode": "OK_SuccessfulNegotiation", "SchemaID": 1}}
