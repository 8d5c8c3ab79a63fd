"""CertificateInstallation of -20: the request is checked here, and the back end answers it, contract by contract.

Owns: who may ask (signature first, then the OEM chain), the deadlines, and which answer of the back end is passed on.
May not: know how the back end is reached (the station's; `RequestCertificate`), or make a contract.

A vehicle with several contracts asks once for each, as long as RemainingContractCertificateChains says that there are
more; every one of its requests is forwarded. While the back end has not answered the response says Ongoing, and the
vehicle repeats its request; the repetition is not forwarded again.

What is rewritten (iec63110.md S7): session id and timestamp of the header, EVSEProcessing, and the remaining count
where OCPP told one. The signature covers SignedInstallationData, which goes out with the values that it came in with.
"""

import dataclasses
from typing import TypeAlias

from msgspec.structs import replace

from firmware.iso15118.api import CertificateAction, CertificateAnswer, EvseView, RequestCertificate, Trace
from firmware.iso15118.exi import ExiEncodeError, ExiError, decode_iso20, encode_iso20
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import MessageHeader, Processing
from firmware.iso15118.secc.conversation import Defer
from firmware.iso15118.secc.iso20.authorization import CHAIN_WARNINGS, signature_holds
from firmware.iso15118.secc.iso20.record import Record, Request, Step
from firmware.iso15118.secc.iso20.responses import BASE, Code, fail
from firmware.iso15118.secc.setup import ContractCheck, Verdict
from firmware.iso15118.v2gtp import PayloadType

MAX_CONTRACTS = 32
"""Requests that are forwarded in one session; no vehicle has so many contracts."""

InstallationRequest: TypeAlias = Request[common.CertificateInstallationReq]


def certificate_installation(request: InstallationRequest, record: Record, view: EvseView) -> Step | Defer:
    """A vehicle shows the certificates that its maker gave it, and wants a contract."""
    if not record.certificate_service:
        return fail(request, Code.FAILED_SEQUENCE_ERROR, record, view, "certificate installation was not offered")
    if not request.first or record.certificate_since is not None:
        return _await(request, record, view)
    chain = request.body.oem_provisioning_certificate_chain
    if not signature_holds(request, record, chain.certificate, chain):
        why = "the signature is not that of the provisioning certificate"
        return fail(request, Code.FAILED_SIGNATURE_ERROR, record, view, why)
    check = _check_chain(chain, record, view)
    if check.verdict in CHAIN_WARNINGS:
        return _none(record, view, CHAIN_WARNINGS[check.verdict], check.detail or check.verdict.value)
    if CertificateAction.INSTALL not in view.certificate_actions:
        why = "the certificate service is not available now"
        return _none(record, view, Code.WARNING_NO_CERTIFICATE_AVAILABLE, why)
    if record.certificates_asked >= MAX_CONTRACTS:
        return _none(record, view, Code.WARNING_NO_CERTIFICATE_AVAILABLE, f"{MAX_CONTRACTS} contracts in one session")
    deadline = request.arrived + record.setup.config.iso20_certificate_timeout_s
    wanted = request.body.prioritized_emaids
    ask = RequestCertificate(
        CertificateAction.INSTALL,
        record.protocol,
        request.raw,
        deadline,
        maximum_chains=request.body.maximum_contract_certificate_chains,
        prioritized_emaids=wanted.emaid if wanted is not None else (),
    )
    return Defer(request.arrived + record.setup.config.iso20_certificate_poll_s, (ask,))


def _check_chain(chain: common.SignedCertificateChain, record: Record, view: EvseView) -> ContractCheck:
    subs = chain.sub_certificates.certificate if chain.sub_certificates is not None else ()
    try:
        return record.setup.verifier.check_provisioning(chain.certificate, view.wall_unix, subs)
    except Exception as error:  # an exception while checking is invalid, never valid (iso15118.md 6a)
        return ContractCheck(Verdict.INVALID, None, f"the chain cannot be checked: {error!r}")


def _await(request: InstallationRequest, record: Record, view: EvseView) -> Step | Defer:
    """The station has been asked: pass its answer on, say Ongoing, or give up."""
    config = record.setup.config
    since = record.certificate_since if record.certificate_since is not None else request.arrived
    if view.certificate is not None:
        return _judge(view.certificate, record, view)
    if request.now - since >= config.iso20_certificate_timeout_s:
        why = f"the back end did not answer within {config.iso20_certificate_timeout_s:g} s"
        return _none(record, view, Code.WARNING_NO_CERTIFICATE_AVAILABLE, why)
    if request.waited_s < config.iso20_certificate_poll_s:
        return Defer(request.arrived + config.iso20_certificate_poll_s)
    response = BASE[common.CertificateInstallationReq](Code.OK, record, view)
    return Step(
        replace(response, evse_processing=Processing.ONGOING), dataclasses.replace(record, certificate_since=since)
    )


def _judge(answer: CertificateAnswer, record: Record, view: EvseView) -> Step:
    """What the back end sent, if it can be passed on."""
    nothing = Code.WARNING_NO_CERTIFICATE_AVAILABLE
    if answer.exi_response is None:
        return _none(record, view, nothing, answer.detail or "the back end has no certificate")
    try:
        message = decode_iso20(PayloadType.ISO20_COMMON, answer.exi_response)
    except ExiError as error:
        return _none(record, view, nothing, f"the back end's answer is malformed: {error}")
    if not isinstance(message, common.CertificateInstallationRes):
        return _none(record, view, nothing, f"the back end answered with {type(message).__name__}")
    code = message.response_code
    if code.value.startswith("WARNING"):
        return _none(record, view, code, "refused by the back end")
    if answer.refused or not code.value.startswith("OK"):
        return _none(record, view, nothing, answer.detail or f"the back end refused with {code.value}")
    fault = _fault(message, record, view)
    if fault is not None:
        return _none(record, view, Code.WARNING_CERTIFICATE_VALIDATION_ERROR, fault)
    remaining = message.remaining_contract_certificate_chains if answer.remaining is None else answer.remaining
    response = replace(
        message,
        header=MessageHeader(
            session_id=record.session_id, timestamp=max(view.wall_unix, 0), signature=message.header.signature
        ),
        evse_processing=Processing.FINISHED,
        remaining_contract_certificate_chains=min(max(remaining, 0), 255),
    )
    try:
        encode_iso20(response)
    except ExiEncodeError as error:
        return _none(record, view, nothing, f"the back end's answer cannot be sent on: {error}")
    after = dataclasses.replace(record, certificate_since=None, certificates_asked=record.certificates_asked + 1)
    note = Trace(f"contract certificate passed on, {response.remaining_contract_certificate_chains} more to come")
    return Step(response, after, (note,))


def _fault(message: common.CertificateInstallationRes, record: Record, view: EvseView) -> str | None:
    """What is wrong with the provisioning service's chain or signature; None when the vehicle may see it.

    The vehicle judges both again, with the V2G roots that it knows.
    """
    chain, verifier = message.cps_certificate_chain, record.setup.verifier
    subs = chain.sub_certificates.certificate if chain.sub_certificates is not None else ()
    signature = message.header.signature
    if signature is None:
        return "the back end's answer is not signed"
    try:
        check = verifier.check_provisioning_service(chain.certificate, subs, view.wall_unix)
        if check.verdict is not Verdict.OK:
            return f"the provisioning service's chain: {check.detail or check.verdict.value}"
        signed = verifier.check_signature(chain.certificate, signature, message.signed_installation_data)
    except Exception as error:  # as above
        return f"the provisioning service's signature cannot be checked: {error!r}"
    return None if signed else "the signature is not the provisioning service's"


def _none(record: Record, view: EvseView, code: Code, why: str) -> Step:
    """No certificate. A warning: the vehicle may go on with another way to authorise."""
    after = dataclasses.replace(record, certificate_since=None, certificates_asked=record.certificates_asked + 1)
    note = Trace(f"CertificateInstallationReq answered with {code.value}: {why}", warning=True)
    return Step(BASE[common.CertificateInstallationReq](code, after, view), after, (note,))
