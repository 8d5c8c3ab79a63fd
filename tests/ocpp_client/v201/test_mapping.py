"""Neutral records as messages of 2.0.1."""

import base64
import json
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from firmware.ocpp_client.v201.mapping import (
    Measurands,
    Signing,
    authorize,
    id_token,
    meter_value,
    transaction_event,
)
from firmware.ocpp_client.variables import MEASURANDS
from firmware.station.api import (
    AuthorizeNeeded,
    ChargingState,
    EventKind,
    HashData,
    IdToken,
    MeterSample,
    TokenType,
)
from tests.ocpp_client.fakes import CARD, T0, event

ALL = frozenset(MEASURANDS)
EVERYTHING = Measurands(ALL, ALL, ALL)
EMAID = IdToken("DE8AA1A2B3C4D59", TokenType.EMAID)
HASH = HashData("aa", "bb", "01", "http://ocsp.test")


def plain(message: Any) -> Any:
    return json.loads(msgspec.json.encode(message))


def test_a_full_event() -> None:
    ended = event(
        7,
        EventKind.ENDED,
        token=CARD,
        offline=True,
        stopped_reason="EVDisconnected",
        remote_start_id=0,
        charging_seconds=0,
    )
    assert plain(transaction_event(ended, EVERYTHING)) == {
        "eventType": "Ended",
        "timestamp": T0,
        "triggerReason": "RemoteStop",
        "seqNo": 7,
        "offline": True,
        "transactionInfo": {
            "transactionId": "tx-1",
            "chargingState": "Charging",
            "timeSpentCharging": 0,
            "stoppedReason": "EVDisconnected",
            "remoteStartId": 0,
        },
        "idToken": {"idToken": "04AABBCC", "type": "ISO14443"},
        "evse": {"id": 1, "connectorId": 1},
        "meterValue": [
            {
                "timestamp": T0,
                "sampledValue": [
                    {
                        "value": 1007.0,
                        "context": "Transaction.End",
                        "measurand": "Energy.Active.Import.Register",
                        "unitOfMeasure": {"unit": "Wh"},
                    },
                    {
                        "value": 0.0,
                        "context": "Transaction.End",
                        "measurand": "Energy.Active.Export.Register",
                        "unitOfMeasure": {"unit": "Wh"},
                    },
                ],
            }
        ],
    }


def test_a_bare_event_has_no_empty_fields() -> None:
    bare = plain(transaction_event(event(0, meter=(), charging_state=None), EVERYTHING))
    assert set(bare) == {"eventType", "timestamp", "triggerReason", "seqNo", "transactionInfo", "evse"}
    assert bare["transactionInfo"] == {"transactionId": "tx-1"}


def test_words_that_2_0_1_does_not_have_do_not_lose_the_event() -> None:
    odd = event(0, EventKind.ENDED, trigger="SolarFlare", stopped_reason="Boredom")
    message = plain(transaction_event(odd, EVERYTHING))
    assert message["triggerReason"] == "AbnormalCondition"
    assert message["transactionInfo"]["stoppedReason"] == "Other"


@pytest.mark.parametrize("state", list(ChargingState))
def test_every_charging_state_has_its_word(state: ChargingState) -> None:
    message = plain(transaction_event(event(0, charging_state=state), EVERYTHING))
    assert message["transactionInfo"]["chargingState"] == state.value


@pytest.mark.parametrize("kind", list(TokenType))
def test_every_token_type_has_its_word(kind: TokenType) -> None:
    assert plain(id_token(IdToken("x" * 99, kind))) == {"idToken": "x" * 36, "type": kind.value}


def test_samples_with_phases_and_state_of_charge() -> None:
    sample = MeterSample(
        T0, "Sample.Periodic", 10.00049, power_w=6900.0, voltage_v=(230.0, 231.0, 232.0), current_a=(10.0,),
        soc_percent=55, signed="c2lnbmVk",
    )  # fmt: skip
    values = plain(meter_value(sample, ALL))["sampledValue"]
    rows = [(v["measurand"], v["value"], v.get("phase"), v["unitOfMeasure"]["unit"]) for v in values]
    assert rows == [
        ("Energy.Active.Import.Register", 10.0, None, "Wh"),
        ("Energy.Active.Export.Register", 0.0, None, "Wh"),
        ("Power.Active.Import", 6900.0, None, "W"),
        ("Current.Import", 10.0, None, "A"),
        ("Voltage", 230.0, "L1-N", "V"),
        ("Voltage", 231.0, "L2-N", "V"),
        ("Voltage", 232.0, "L3-N", "V"),
        ("SoC", 55.0, None, "Percent"),
    ]
    assert values[0]["signedMeterValue"]["signedMeterData"] == "c2lnbmVk"
    assert values[-1]["location"] == "EV"


def test_only_wanted_measurands_by_context() -> None:
    wanted = Measurands(frozenset(), frozenset({"SoC"}), ALL, frozenset({"Voltage"}))
    sample = MeterSample(T0, "Transaction.Begin", 1.0)
    assert meter_value(sample, wanted.of("Transaction.Begin")) is None
    assert wanted.of("Sample.Clock") == {"Voltage"}
    assert wanted.of("Sample.Periodic") == wanted.of("Trigger") == {"SoC"}
    ended = EventKind.ENDED
    assert {wanted.of(one, ended) for one in ("Transaction.Begin", "Sample.Periodic", "Transaction.End")} == {ALL}
    assert wanted.of("Sample.Clock", ended) == frozenset()
    more = replace(wanted, aligned_ended=frozenset({"Voltage"}))
    assert more.of("Sample.Clock", ended) == {"Voltage"}


def signed(context: str, data: str, **more: Any) -> Any:
    value = meter_value(MeterSample(T0, context, 1.0, signed=data), ALL, Signing(**more))
    assert value is not None
    return plain(value)["sampledValue"][0].get("signedMeterValue")


def test_signed_records_name_their_form_and_carry_the_key_when_it_is_wanted() -> None:
    ocmf = base64.b64encode(b'OCMF|{"FV":"1.0"}|{"SD":"aa"}').decode()
    assert signed("Sample.Periodic", ocmf) == {
        "signedMeterData": ocmf, "encodingMethod": "OCMF", "signingMethod": "", "publicKey": "",
    }  # fmt: skip
    assert signed("Sample.Periodic", "c2lnbmVk")["encodingMethod"] == ""
    for when, keys in (("Never", ["", ""]), ("OncePerTransaction", ["K", ""]), ("EveryMeterValue", ["K", "K"])):
        contexts = ("Transaction.Begin", "Sample.Periodic")
        assert [signed(one, ocmf, key="K", key_when=when)["publicKey"] for one in contexts] == keys
    assert signed("Sample.Periodic", ocmf, sampled=False) is None and signed("Sample.Clock", ocmf, sampled=False)
    assert signed("Sample.Clock", ocmf, aligned=False) is None
    assert signed("Sample.Periodic", "A" * 2501) is None


def ask(allowed: bool = True, **more: Any) -> Any:
    needed = AuthorizeNeeded(1, EMAID, **more)
    message = authorize(needed, lambda: allowed)
    return None if message is None else plain(message)


def test_card_has_no_certificate_fields() -> None:
    message = authorize(AuthorizeNeeded(1, CARD), lambda: True)
    assert plain(message) == {"idToken": {"idToken": "04AABBCC", "type": "ISO14443"}}


def test_known_root_sends_the_hash_data_only() -> None:
    message = ask(contract_pem="PEM", hash_data=(HASH, HASH))
    assert "certificate" not in message and len(message["iso15118CertificateHashData"]) == 2
    assert message["iso15118CertificateHashData"][0] == {
        "hashAlgorithm": "SHA256",
        "issuerNameHash": "aa",
        "issuerKeyHash": "bb",
        "serialNumber": "01",
        "responderURL": "http://ocsp.test",
    }


@pytest.mark.parametrize(
    "more",
    [
        {"root_known": False, "hash_data": (HASH,)},
        {"hash_data": (HashData("aa", "bb", "01", ""),)},
        {"hash_data": ()},
        {"hash_data": (HASH,) * 5},
    ],
)
def test_unknown_root_or_no_ocsp_sends_the_certificate_if_allowed(more: Any) -> None:
    message = ask(contract_pem="PEM", **more)
    assert message["certificate"] == "PEM" and "iso15118CertificateHashData" not in message
    assert ask(False, contract_pem="PEM", **more) is None
    assert ask(contract_pem="P" * 5501, **more) is None
