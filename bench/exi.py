"""How long our EXI codec takes for each message, next to EXIficient in the same run; import time and memory.

Run as `python -m bench.exi`. Typed objects and all facet checks are included on our side. EXIficient (in a warm JVM,
where Java and the peer environment are there) goes from and to XML text. Best of several runs, microseconds.
"""

from __future__ import annotations

import subprocess
import sys
import timeit

from firmware.iso15118 import exi
from firmware.iso15118.exi import schemas
from firmware.iso15118.exi.grammar import Grammars
from firmware.iso15118.exi.interpreter import Decoder, Encoder
from firmware.iso15118.messages import iso2, xmldsig
from tests.oracle.agreement import xml_of
from tests.oracle.exificient import Missing, Oracle

V, A, W, WH = iso2.UnitSymbol.V, iso2.UnitSymbol.A, iso2.UnitSymbol.W, iso2.UnitSymbol.WH
OK = iso2.ResponseCode.OK
quantity = iso2.PhysicalValue.of


def signature() -> xmldsig.Signature:
    """A signature over one element, as an EV makes it for AuthorizationReq."""
    exi_uri = "http://www.w3.org/TR/canonical-exi/"
    return xmldsig.Signature(
        signed_info=xmldsig.SignedInfo(
            canonicalization_method=xmldsig.CanonicalizationMethod(algorithm=exi_uri),
            signature_method=xmldsig.SignatureMethod(algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"),
            reference=(
                xmldsig.Reference(
                    uri="#id1",
                    transforms=xmldsig.Transforms(transform=(xmldsig.Transform(algorithm=exi_uri),)),
                    digest_method=xmldsig.DigestMethod(algorithm="http://www.w3.org/2001/04/xmlenc#sha256"),
                    digest_value=bytes(range(32)),
                ),
            ),
        ),
        signature_value=xmldsig.SignatureValue(value=bytes(range(64))),
    )


def chain(identifier: str | None = None) -> iso2.CertificateChain:
    """Three certificates of the usual size."""
    certificate = bytes(range(256)) * 2 + bytes(100)
    return iso2.CertificateChain(
        id=identifier,
        certificate=certificate,
        sub_certificates=iso2.SubCertificates(certificate=(certificate, certificate)),
    )


def bodies() -> dict[str, iso2.BodyElement]:
    """Messages as they occur in a session."""
    ev = iso2.DC_EVStatus(ev_ready=True, ev_error_code=iso2.DC_EVErrorCode.NO_ERROR, ev_ress_soc=44)
    evse = iso2.DC_EVSEStatus(
        notification_max_delay=0,
        evse_notification=iso2.EVSENotification.NONE,
        evse_isolation_status=iso2.IsolationLevel.VALID,
        evse_status_code=iso2.DC_EVSEStatusCode.EVSE_READY,
    )
    entry = iso2.PMaxScheduleEntry(
        time_interval=iso2.RelativeTimeInterval(start=0, duration=86400), pmax=quantity(150_000, W)
    )
    delivered = {
        "response_code": OK,
        "dc_evse_status": evse,
        "evse_present_voltage": quantity(400.2, V),
        "evse_present_current": quantity(125, A),
        "evse_current_limit_achieved": False,
        "evse_voltage_limit_achieved": False,
        "evse_power_limit_achieved": True,
        "evse_id": "DE*ABC*E12345*1",
        "sa_schedule_tuple_id": 1,
    }
    limits = {
        "evse_maximum_voltage_limit": quantity(920, V),
        "evse_maximum_current_limit": quantity(300, A),
        "evse_maximum_power_limit": quantity(150_000, W),
    }
    meter = iso2.MeterInfo(meter_id="METER-0001", meter_reading=123_456, t_meter=1_700_000_000)
    return {
        "SessionSetupReq": iso2.SessionSetupReq(evcc_id=bytes.fromhex("020304050607")),
        "ServiceDiscoveryRes": iso2.ServiceDiscoveryRes(
            response_code=OK,
            payment_option_list=iso2.PaymentOptionList(
                payment_option=(iso2.PaymentOption.CONTRACT, iso2.PaymentOption.EXTERNAL_PAYMENT)
            ),
            charge_service=iso2.ChargeService(
                service_id=1,
                service_category=iso2.ServiceCategory.EV_CHARGING,
                free_service=False,
                supported_energy_transfer_mode=iso2.SupportedEnergyTransferMode(
                    energy_transfer_mode=(iso2.EnergyTransferMode.DC_EXTENDED,)
                ),
            ),
        ),
        "PaymentDetailsReq": iso2.PaymentDetailsReq(emaid="DE8AA1A2B3C4D59", contract_signature_cert_chain=chain()),
        "AuthorizationReq signed": iso2.AuthorizationReq(id="id1", gen_challenge=bytes(range(16))),
        "ChargeParameterDiscoveryReq": iso2.ChargeParameterDiscoveryReq(
            requested_energy_transfer_mode=iso2.EnergyTransferMode.DC_EXTENDED,
            ev_charge_parameter=iso2.DC_EVChargeParameter(
                dc_ev_status=ev,
                ev_maximum_current_limit=quantity(300, A),
                ev_maximum_power_limit=quantity(120_000, W),
                ev_maximum_voltage_limit=quantity(450, V),
                ev_energy_capacity=quantity(70_000, WH),
                full_soc=100,
                bulk_soc=80,
            ),
        ),
        "ChargeParameterDiscoveryRes": iso2.ChargeParameterDiscoveryRes(
            response_code=OK,
            evse_processing=iso2.EVSEProcessing.FINISHED,
            sa_schedules=iso2.SAScheduleList(
                sa_schedule_tuple=(
                    iso2.SAScheduleTuple(
                        sa_schedule_tuple_id=1, pmax_schedule=iso2.PMaxSchedule(pmax_schedule_entry=(entry,))
                    ),
                )
            ),
            evse_charge_parameter=iso2.DC_EVSEChargeParameter(
                dc_evse_status=evse,
                evse_minimum_current_limit=quantity(1, A),
                evse_minimum_voltage_limit=quantity(150, V),
                evse_peak_current_ripple=quantity(5, A),
                **limits,
            ),
        ),
        "CurrentDemandReq": iso2.CurrentDemandReq(
            dc_ev_status=ev,
            ev_target_current=quantity(125, A),
            ev_maximum_voltage_limit=quantity(450, V),
            charging_complete=False,
            remaining_time_to_full_soc=quantity(1800, iso2.UnitSymbol.S),
            ev_target_voltage=quantity(400, V),
        ),
        "CurrentDemandRes": iso2.CurrentDemandRes(**delivered),
        "CurrentDemandRes MeterInfo": iso2.CurrentDemandRes(
            **delivered, **limits, meter_info=meter, receipt_required=False
        ),
        "ChargingStatusRes": iso2.ChargingStatusRes(
            response_code=OK,
            evse_id="DE*ABC*E12345*1",
            sa_schedule_tuple_id=1,
            evse_max_current=quantity(16, A),
            meter_info=meter,
            receipt_required=True,
            ac_evse_status=iso2.AC_EVSEStatus(
                notification_max_delay=0, evse_notification=iso2.EVSENotification.NONE, rcd=False
            ),
        ),
        "CertificateInstallationRes": iso2.CertificateInstallationRes(
            response_code=OK,
            sa_provisioning_certificate_chain=chain(),
            contract_signature_cert_chain=chain("id1"),
            contract_signature_encrypted_private_key=iso2.ContractSignatureEncryptedPrivateKey(
                id="id2", value=bytes(48)
            ),
            dh_public_key=iso2.DiffieHellmanPublicKey(id="id3", value=bytes(65)),
            emaid=iso2.EMAID(id="id4", value="DE8AA1A2B3C4D59"),
        ),
        "ChargeParameterDiscoveryRes 1024": iso2.ChargeParameterDiscoveryRes(
            response_code=OK,
            evse_processing=iso2.EVSEProcessing.FINISHED,
            sa_schedules=iso2.SAScheduleList(
                sa_schedule_tuple=(
                    iso2.SAScheduleTuple(
                        sa_schedule_tuple_id=1, pmax_schedule=iso2.PMaxSchedule(pmax_schedule_entry=(entry,) * 1023)
                    ),
                )
            ),
            evse_charge_parameter=iso2.AC_EVSEChargeParameter(
                ac_evse_status=iso2.AC_EVSEStatus(
                    notification_max_delay=0, evse_notification=iso2.EVSENotification.NONE, rcd=False
                ),
                evse_nominal_voltage=quantity(230, V),
                evse_max_current=quantity(16, A),
            ),
        ),
    }


def best(statement: str, names: dict[str, object], number: int) -> float:
    return min(timeit.repeat(statement, globals=names, number=number, repeat=7)) / number * 1e6


def start_up() -> None:
    """Import time (with compiled files, and from source) and the memory that the codec takes, in fresh processes."""
    code = (
        "import time, dataclasses, enum, typing, msgspec;"
        "memory = lambda: int(open('/proc/self/statm').read().split()[1]) * 4096;"
        "m = memory(); t = time.perf_counter();"
        "import firmware.iso15118.exi;"
        "print(time.perf_counter() - t, memory() - m)"
    )
    for label, options in (("from compiled files", []), ("from source", ["-B", "-X", "pycache_prefix=/nonexistent"])):
        runs = []
        for _ in range(5):
            command = [sys.executable, *options, "-c", code]
            done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": "."})
            runs.append([float(word) for word in done.stdout.split()])
        seconds, octets = min(runs)
        print(f"import of sap and iso2 {label}: {seconds * 1000:.1f} ms, {octets / 2**20:.1f} MB")


def main() -> None:
    grammars = Grammars(schemas.load("iso2"))
    try:
        oracle: Oracle | None = Oracle()
    except Missing as reason:
        print(f"without EXIficient: {reason}")
        oracle = None
    print("microseconds                             octets   decode   encode | interpreter    | EXIficient")
    for name, body in bodies().items():
        header = iso2.MessageHeader(
            session_id=bytes(range(1, 9)), signature=signature() if name.endswith("signed") else None
        )
        message = iso2.V2GMessage(header=header, body=body)
        frame = exi.encode_iso2(message)
        assert exi.decode_iso2(frame) == message
        names: dict[str, object] = {"d": exi.decode_iso2, "e": exi.encode_iso2, "f": frame, "m": message}
        names |= {"D": Decoder, "E": Encoder, "g": grammars}
        many = 20 if len(frame) > 4000 else 3000
        ours = best("d(f)", names, many), best("e(m)", names, many)
        slow = (
            best("D(g, f).document()", names, max(3, many // 30)),
            best("E(g).document(m)", names, max(3, many // 30)),
        )
        line = f"{name:40} {len(frame):6} {ours[0]:8.1f} {ours[1]:8.1f} | {slow[0]:6.0f} {slow[1]:7.0f} |"
        if oracle is not None:
            xml = xml_of("iso2", message)
            oracle.time("decode", "iso2", frame, 500), oracle.time("encode", "iso2", xml, 500)
            theirs = oracle.time("decode", "iso2", frame, 500), oracle.time("encode", "iso2", xml, 500)
            line += f" {theirs[0]:6.0f} {theirs[1]:7.0f}"
        print(line)
    if oracle is not None:
        oracle.close()
    start_up()


if __name__ == "__main__":
    main()
