"""AuthorizationSetup and Authorization."""

from dataclasses import replace
from hmac import compare_digest

from firmware.iso15118.api import AuthMethod, AuthState, CertificateAction, EvseView, RequestAuthorization, Trace
from firmware.iso15118.messages.iso20 import common
from firmware.iso15118.messages.iso20.common_types import Processing
from firmware.iso15118.pki import emaid as emaids
from firmware.iso15118.secc.iso20.offers import auth_methods
from firmware.iso15118.secc.iso20.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso20.responses import BASE, Code, fail, head
from firmware.iso15118.secc.setup import ContractCheck, Verdict

MAX_REFUSALS = 3
"""Warnings in one session; then it ends."""

MAX_CONTRACTS = 8
"""Different contracts that a vehicle may try in one session; PrioritizedEMAIDs has as many places."""

CHAIN_WARNINGS = {
    Verdict.EXPIRED: Code.WARNING_CERTIFICATE_EXPIRED,
    Verdict.REVOKED: Code.WARNING_CERTIFICATE_REVOKED,
    Verdict.NO_CERTIFICATE: Code.WARNING_NO_CERTIFICATE_AVAILABLE,
    Verdict.CHAIN_ERROR: Code.WARNING_CERTIFICATE_VALIDATION_ERROR,
    Verdict.INVALID: Code.WARNING_CERTIFICATE_VALIDATION_ERROR,
}

AuthRequest = Request[common.AuthorizationReq]


def authorization_setup(request: Request[common.AuthorizationSetupReq], record: Record, view: EvseView) -> Step:
    """Offer what is possible now. For Plug & Charge with a fresh challenge of 128 bits ([V2G20-698], [V2G20-835])."""
    offered = auth_methods(record.setup, view)
    if not offered:
        return fail(request, Code.FAILED, record, view, "no way to authorise can be offered now")
    pnc = AuthMethod.PNC in offered
    after = goto(
        record,
        State.AUTHORIZATION,
        offered=offered,
        challenge=record.setup.random_bytes(16) if pnc else b"",
        refused=(),
        certificate_service=pnc and CertificateAction.INSTALL in view.certificate_actions,
    )
    return Step(BASE[common.AuthorizationSetupReq](Code.OK, after, view), after)


def authorization(request: AuthRequest, record: Record, view: EvseView) -> Step:
    """Say whether this visit is authorised; Ongoing while somebody still decides.

    The first answer to a choice is Ongoing whatever the view says: it is older than the question asked now. A refusal
    is a WARNING at once ([V2G20-2230], [V2G20-2219]), never Ongoing for ever, and never leads on; the EV may try again
    or otherwise, a few times, and a vehicle with several contracts one after the other.
    """
    body = request.body
    pnc = body.selected_authorization_service is common.AuthorizationService.PNC
    method = AuthMethod.PNC if pnc else AuthMethod.EIM
    if method not in record.offered or (body.pnc_a_req_authorization_mode is not None) is not pnc:
        why = f"{body.selected_authorization_service.value} was not offered, or not with its parameters"
        return _warn(request, record, view, Code.WARNING_AUTHORIZATION_SELECTION_INVALID, why)
    if record.method is not method or record.authorization_since is None:
        return _prove(request, record, view) if pnc else _ask(request, record, view)
    if view.auth is AuthState.ACCEPTED:
        after = goto(record, State.SERVICE_DISCOVERY, challenge=b"")
        return Step(BASE[common.AuthorizationReq](Code.OK, after, view), after)
    if view.auth is AuthState.REJECTED:
        if pnc:
            code = Code.WARNING_GENERAL_PNC_AUTHORIZATION_ERROR
            return _refuse_contract(request, record, view, record.leaf, code, "authorisation rejected")
        return _warn(request, record, view, Code.WARNING_EIM_AUTHORIZATION_FAILURE, "authorisation rejected")
    config = record.setup.config
    limit = config.auth_pnc_timeout_s if pnc else config.auth_eim_timeout_s
    if request.now - record.authorization_since >= limit:
        return fail(request, Code.FAILED, record, view, f"not authorised within {limit:g} s")
    waiting = view.auth is AuthState.WAITING_FOR_DRIVER and not pnc
    return Step(_ongoing(record, view, waiting), record)


def _ongoing(record: Record, view: EvseView, waiting: bool = False) -> common.AuthorizationRes:
    processing = Processing.ONGOING_WAITING_FOR_CUSTOMER_INTERACTION if waiting else Processing.ONGOING
    return common.AuthorizationRes(**head(record, view), response_code=Code.OK, evse_processing=processing)


def _ask(request: AuthRequest, record: Record, view: EvseView) -> Step:
    after = replace(record, method=AuthMethod.EIM, authorization_since=request.now, leaf=b"")
    return Step(_ongoing(after, view), after, (RequestAuthorization(AuthMethod.EIM),))


def _warn(request: AuthRequest, record: Record, view: EvseView, code: Code, why: str) -> Step:
    if record.refusals + 1 >= MAX_REFUSALS:
        return fail(request, Code.FAILED, record, view, f"{MAX_REFUSALS} refusals, the last one: {why}")
    # The next request is a new choice; the challenge was for once.
    return _warned(replace(record, refusals=record.refusals + 1, challenge=b""), view, code, why)


def _refuse_contract(request: AuthRequest, record: Record, view: EvseView, leaf: bytes, code: Code, why: str) -> Step:
    """This contract is not good for charging here. The challenge stays for the vehicle's other contracts: each may
    answer it once."""
    if len(record.refused) + 1 >= MAX_CONTRACTS:
        return fail(request, Code.FAILED, record, view, f"{MAX_CONTRACTS} contracts refused, the last one: {why}")
    return _warned(replace(record, refused=(*record.refused, leaf)), view, code, why)


def _warned(record: Record, view: EvseView, code: Code, why: str) -> Step:
    after = replace(record, method=None, authorization_since=None)
    note = Trace(f"AuthorizationReq answered with {code.value}: {why}", warning=True)
    return Step(BASE[common.AuthorizationReq](code, after, view), after, (note,))


# --- Plug & Charge ----------------------------------------------------------------------------------------------------


def _prove(request: AuthRequest, record: Record, view: EvseView) -> Step:
    """The contract chain, the challenge and the signature over both; only then is the station asked."""
    mode = request.body.pnc_a_req_authorization_mode
    assert mode is not None  # the caller has looked
    challenge = record.challenge
    if not challenge or not compare_digest(mode.gen_challenge, challenge):
        return _warn(request, record, view, Code.WARNING_CHALLENGE_INVALID, "GenChallenge is not the one sent")
    chain = mode.contract_certificate_chain
    if chain.certificate in record.refused:
        return _warn(request, record, view, Code.WARNING_CHALLENGE_INVALID, "a refused contract is shown again")
    check = _check_contract(mode, record, view)
    if check.verdict in CHAIN_WARNINGS or check.contract is None:
        code = CHAIN_WARNINGS.get(check.verdict, Code.WARNING_CERTIFICATE_VALIDATION_ERROR)
        return _refuse_contract(request, record, view, chain.certificate, code, check.detail or check.verdict.value)
    if view.providers and emaids.provider(check.contract.emaid) not in view.providers:
        why = f"contracts of {emaids.provider(check.contract.emaid)} are not taken here"
        return _refuse_contract(request, record, view, chain.certificate, Code.WARNING_EMSP_UNKNOWN, why)
    if not signature_holds(request, record, chain.certificate, mode):
        return fail(request, Code.FAILED_SIGNATURE_ERROR, record, view, "the signature is not the contract's")
    after = replace(
        record,
        method=AuthMethod.PNC,
        authorization_since=request.now,
        leaf=chain.certificate,
    )
    return Step(_ongoing(after, view), after, (RequestAuthorization(AuthMethod.PNC, check.contract),))


def _check_contract(mode: common.PnC_AReqAuthorizationMode, record: Record, view: EvseView) -> ContractCheck:
    chain = mode.contract_certificate_chain
    try:
        return record.setup.verifier.check_contract(
            None, chain.certificate, chain.sub_certificates.certificate, view.wall_unix, iso20=True
        )
    except Exception as error:  # an exception while checking is invalid, never valid (iso15118.md 6a)
        return ContractCheck(Verdict.INVALID, None, f"the chain cannot be checked: {error!r}")


def signature_holds(
    request: Request[common.AuthorizationReq]
    | Request[common.MeteringConfirmationReq]
    | Request[common.CertificateInstallationReq],
    record: Record,
    leaf: bytes,
    signed: common.PnC_AReqAuthorizationMode | common.SignedMeteringData | common.SignedCertificateChain,
) -> bool:
    """Whether the element is signed by the key of `leaf`. Whatever goes wrong in a stranger's bytes means no."""
    signature = request.body.header.signature
    if signature is None or not leaf:
        return False
    try:
        return record.setup.verifier.check_signature(leaf, signature, signed)
    except Exception:
        return False
