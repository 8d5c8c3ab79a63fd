"""PaymentDetails and Authorization."""

from dataclasses import replace
from hmac import compare_digest

from firmware.iso15118.api import AuthMethod, AuthState, EvseView, RequestAuthorization
from firmware.iso15118.messages import iso2
from firmware.iso15118.messages.model import Node
from firmware.iso15118.messages.xmldsig import Signature
from firmware.iso15118.secc.iso2.record import Record, Request, State, Step, goto
from firmware.iso15118.secc.iso2.responses import BASE, Code, fail
from firmware.iso15118.secc.setup import ContractCheck, Setup, Verdict

REFUSALS = {
    Verdict.EXPIRED: Code.FAILED_CERTIFICATE_EXPIRED,
    Verdict.REVOKED: Code.FAILED_CERTIFICATE_REVOKED,
    Verdict.NO_CERTIFICATE: Code.FAILED_NO_CERTIFICATE_AVAILABLE,
    Verdict.CHAIN_ERROR: Code.FAILED_CERT_CHAIN_ERROR,
    Verdict.INVALID: Code.FAILED,
}
"""What a chain that is not good is answered with, wherever one is shown."""


def signature_holds(setup: Setup, leaf: bytes, signature: Signature | None, signed: Node) -> bool:
    """Whether the message element is signed by the key of `leaf`.

    A stranger's bytes go into certificate and key parsers here: whatever goes wrong in them means "not signed", never
    a crash and never "signed" (iso15118.md 6a).
    """
    if signature is None:
        return False
    try:
        return setup.verifier.check_signature(leaf, signature, signed)
    except Exception:
        return False


def _check_contract(request: Request[iso2.PaymentDetailsReq], setup: Setup, view: EvseView) -> ContractCheck:
    chain = request.body.contract_signature_cert_chain
    subs = chain.sub_certificates.certificate if chain.sub_certificates is not None else ()
    try:
        return setup.verifier.check_contract(request.body.emaid, chain.certificate, subs, view.wall_unix)
    except Exception as error:  # as above: an exception while checking is invalid, never valid
        return ContractCheck(Verdict.INVALID, None, f"the chain cannot be checked: {error!r}")


def payment_details(request: Request[iso2.PaymentDetailsReq], record: Record, view: EvseView) -> Step:
    """Check the contract chain and its eMAID, and challenge the EV to prove that it has the key."""
    check = _check_contract(request, record.setup, view)
    if check.verdict in REFUSALS or check.contract is None:
        code = REFUSALS.get(check.verdict, Code.FAILED)
        return fail(request, code, record, view, check.detail or check.verdict.value)
    challenge = record.setup.random_bytes(16)  # 128 bits of the system's generator ([V2G2-698], [V2G2-835])
    after = goto(
        record,
        State.AUTHORIZATION,
        contract=check.contract,
        leaf=request.body.contract_signature_cert_chain.certificate,
        challenge=challenge,
        proven=False,
    )
    code = Code.OK_CERTIFICATE_EXPIRES_SOON if check.verdict is Verdict.EXPIRES_SOON else Code.OK
    response = iso2.PaymentDetailsRes(response_code=code, gen_challenge=challenge, evse_timestamp=view.wall_unix)
    return Step(response, after)


def authorization(request: Request[iso2.AuthorizationReq], record: Record, view: EvseView) -> Step:
    """Say whether this visit is authorised; Ongoing while somebody still decides.

    With a contract the first request must carry the challenge, signed. Only then is the station asked, so that nobody
    can have a stolen certificate authorised. While the answer is Ongoing the EV repeats without a signature
    ([V2G2-684]); a challenge in a repetition must still be the right one.
    """
    if record.payment is AuthMethod.PNC:
        challenge = request.body.gen_challenge
        if (challenge is not None or not record.proven) and not compare_digest(challenge or b"", record.challenge):
            return fail(request, Code.FAILED_CHALLENGE_INVALID, record, view, "GenChallenge is not the one sent")
        if not record.proven:
            return _prove(request, record, view)
    since = record.authorization_since if record.authorization_since is not None else request.now
    if view.auth is AuthState.ACCEPTED:
        after = goto(record, State.CHARGE_PARAMETERS, challenge=b"")
        return Step(BASE[iso2.AuthorizationReq](Code.OK, after, view), after)
    if view.auth is AuthState.REJECTED:
        # A rejected authorisation ends in the prescribed failure, not in Ongoing for ever (iso15118.md 6a).
        return fail(request, Code.FAILED, record, view, "authorisation rejected")
    config = record.setup.config
    limit = config.auth_pnc_timeout_s if record.payment is AuthMethod.PNC else config.auth_eim_timeout_s
    if request.now - since >= limit:
        return fail(request, Code.FAILED, record, view, f"not authorised within {limit:g} s")
    processing = iso2.EVSEProcessing.ONGOING
    if view.auth is AuthState.WAITING_FOR_DRIVER and record.payment is AuthMethod.EIM:
        processing = iso2.EVSEProcessing.ONGOING_WAITING_FOR_CUSTOMER_INTERACTION
    response = iso2.AuthorizationRes(response_code=Code.OK, evse_processing=processing)
    return Step(response, replace(record, authorization_since=since))


def _prove(request: Request[iso2.AuthorizationReq], record: Record, view: EvseView) -> Step:
    body = request.body
    if not signature_holds(record.setup, record.leaf, request.signature, body):
        return fail(request, Code.FAILED_SIGNATURE_ERROR, record, view, "the signature is not the contract's")
    # Ongoing, whatever the view says: it is older than the question that is asked now.
    response = iso2.AuthorizationRes(response_code=Code.OK, evse_processing=iso2.EVSEProcessing.ONGOING)
    after = replace(record, proven=True, authorization_since=request.now)
    return Step(response, after, (RequestAuthorization(AuthMethod.PNC, record.contract),))
