"""CertificateInstallation and CertificateUpdate: the vehicle's request is checked here and answered by the back end.

Owns: who may ask (signature first, then the certificate), the deadline, and which answer of the back end is passed on.
May not: know how the back end is reached (the station's; `RequestCertificate`), or make a contract.

What is rewritten: the back end's response is passed on with the session id of this session in its header, and without
a notification of the back end's. Nothing else is touched: body and signature go out with the values that they came in
with. The signature stays valid because it covers the canonical forms of four elements of the body and SignedInfo, and
neither holds anything of the header (iec63110.md S7, exi.md 1.6). The response code, which is not signed, is the back
end's as well.
"""

import dataclasses
from typing import Any, TypeAlias

from msgspec.structs import replace

from firmware.iso15118.api import CertificateAction, EvseView, Protocol, RequestCertificate
from firmware.iso15118.exi import ExiEncodeError, ExiError, decode_iso2, encode_iso2
from firmware.iso15118.messages import iso2
from firmware.iso15118.secc.conversation import Defer
from firmware.iso15118.secc.iso2.payment import REFUSALS, signature_holds
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso2.responses import Code, fail
from firmware.iso15118.secc.setup import ContractCheck, Verdict

RETRY_DAYS = 1
"""RetryCounter where the back end could not be asked: another day it may be there."""

CertificateResponse: TypeAlias = iso2.CertificateInstallationRes | iso2.CertificateUpdateRes


def certificate_installation(
    request: Request[iso2.CertificateInstallationReq], record: Record, view: EvseView
) -> Step | Defer:
    """A vehicle without a contract shows the certificate that its maker gave it."""
    if not request.first:
        return _await(request, record, view)
    leaf = request.body.oem_provisioning_cert
    if not signature_holds(record.setup, leaf, request.signature, request.body):
        return _unsigned(request, record, view)
    try:
        check = record.setup.verifier.check_provisioning(leaf, view.wall_unix)
    except Exception as error:  # an exception while checking is invalid, never valid (iso15118.md 6a)
        check = ContractCheck(Verdict.INVALID, None, f"the certificate cannot be checked: {error!r}")
    return _ask(request, record, view, CertificateAction.INSTALL, check)


def certificate_update(request: Request[iso2.CertificateUpdateReq], record: Record, view: EvseView) -> Step | Defer:
    """A vehicle wants a new contract in place of the one that it shows."""
    if not request.first:
        return _await(request, record, view)
    chain = request.body.contract_signature_cert_chain
    if not signature_holds(record.setup, chain.certificate, request.signature, request.body):
        return _unsigned(request, record, view)
    subs = chain.sub_certificates.certificate if chain.sub_certificates is not None else ()
    try:
        check = record.setup.verifier.check_contract(request.body.emaid, chain.certificate, subs, view.wall_unix)
    except Exception as error:  # as above
        check = ContractCheck(Verdict.INVALID, None, f"the chain cannot be checked: {error!r}")
    if check.contract is not None and not check.contract.root_known:
        # The CSMS may judge a payment whose root is not known here; nobody judges what a new contract is asked with.
        check = ContractCheck(Verdict.CHAIN_ERROR, None, "the root of the chain is not known")
    return _ask(request, record, view, CertificateAction.UPDATE, check)


def _unsigned(request: Request[Any], record: Record, view: EvseView) -> Step:
    why = "the signature is not that of the certificate shown"
    return fail(request, Code.FAILED_SIGNATURE_ERROR, record, view, why)


def _ask(
    request: Request[Any], record: Record, view: EvseView, action: CertificateAction, check: ContractCheck
) -> Step | Defer:
    """Hand a request that is genuine to the station; only such a one ever reaches the back end."""
    if check.verdict in REFUSALS:
        return fail(request, REFUSALS[check.verdict], record, view, check.detail or check.verdict.value)
    if action not in view.certificate_actions:
        return _none(request, record, view, "the certificate service is not available now")
    deadline = request.arrived + record.setup.config.certificate_timeout_s
    return Defer(deadline, (RequestCertificate(action, Protocol.ISO2, request.raw, deadline),))


def _await(request: Request[Any], record: Record, view: EvseView) -> Step | Defer:
    """The station has been asked: pass its answer on, or give up when the EV must be answered."""
    answer = view.certificate
    limit_s = record.setup.config.certificate_timeout_s
    if answer is None:
        if request.waited_s < limit_s:
            return Defer(request.arrived + limit_s)
        return _none(request, record, view, f"the back end did not answer within {limit_s:g} s")
    if answer.exi_response is None:
        return _none(request, record, view, answer.detail or "the back end has no certificate")
    try:
        message = decode_iso2(answer.exi_response)
    except ExiError as error:
        return _none(request, record, view, f"the back end's answer is malformed: {error}")
    body = message.body
    expected = type(request.body).__name__.replace("Req", "Res")
    if not isinstance(body, CertificateResponse) or type(body).__name__ != expected:
        return _none(request, record, view, f"the back end answered with {type(body).__name__}")
    if answer.refused and not body.response_code.value.startswith("FAILED"):
        return _none(request, record, view, answer.detail or "the back end refused")
    return _pass_on(request, record, view, replace(message, header=_own_header(message, record)), body)


def _own_header(message: iso2.V2GMessage, record: Record) -> iso2.MessageHeader:
    return iso2.MessageHeader(session_id=record.session_id, signature=message.header.signature)


def _pass_on(
    request: Request[Any], record: Record, view: EvseView, message: iso2.V2GMessage, body: CertificateResponse
) -> Step:
    code = body.response_code
    try:
        encode_iso2(message)
    except ExiEncodeError as error:
        return _none(request, record, view, f"the back end's answer cannot be sent on: {error}")
    if code.value.startswith("FAILED"):
        step = fail(request, code, record, view, "refused by the back end")
        return dataclasses.replace(step, response=body, signature=message.header.signature)
    if message.header.signature is None:
        return _none(request, record, view, "the back end's answer is not signed")
    return Step(body, goto(record, State.PAYMENT_DETAILS), signature=message.header.signature)


def _none(request: Request[Any], record: Record, view: EvseView, why: str) -> Step:
    """No certificate: for whatever reason the back end gave none in time."""
    step = fail(request, Code.FAILED_NO_CERTIFICATE_AVAILABLE, record, view, why)
    if isinstance(step.response, iso2.CertificateUpdateRes):
        step = dataclasses.replace(step, response=replace(step.response, retry_counter=RETRY_DAYS))
    return step
