"""Who pays: one token per visit, from a card, a remote start, a contract in the vehicle, or free vend.

Owns: the granted token, the question that is open, the last refusal, and what the V2G session is told of them.
May not: start or stop anything; the outcome of a call says what the station shall do.

Order of answers for a token: the owner's tokens; list and cache of the operator where they may answer first (C12,
C14); the CSMS when it is reachable; offline list and cache (C13), then the policy for unknown tokens (C15). The same
token, one of the same group (C09) or a master pass (C16) stops what runs; any other token is refused while one is
running (E07).
"""

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from firmware.iso15118.api import AuthMethod, AuthState, Contract, RequestAuthorization
from firmware.station.api import (
    AuthorizationAnswer,
    AuthorizeNeeded,
    HashData,
    IdToken,
    KnownToken,
    RemoteStart,
    TokenSource,
    TokenType,
)
from firmware.station.effects import Note, StationEvent
from firmware.station.pin import PinGuard
from firmware.station.settings import StationSettings

ACCEPTED = "Accepted"
OFFLINE = "Offline"
MASTER_STARTS_NOTHING = "a master pass only stops"
FREE_TOKEN = IdToken("", TokenType.NONE)


class Outcome(enum.Enum):
    """What came of a token or an answer."""

    GRANTED = "granted"
    ASKED = "asked"  # the answer comes later
    STOP = "stop"  # the token of the running transaction, or of its group: stop it
    STOP_BY_MASTER = "stop by master pass"
    REFUSED = "refused"
    IGNORED = "ignored"  # nothing to do (a late answer, a repeated request)


@dataclass(frozen=True, slots=True)
class Grant:
    """The token that runs this visit. `valid` False: withdrawn by the CSMS, kept to be able to stop."""

    token: IdToken
    at: float
    trigger: str  # TriggerReasonEnumType of the step that granted it
    group: str = ""
    remote_start_id: int | None = None
    valid: bool = True


@dataclass(frozen=True, slots=True)
class _Question:
    """An AuthorizeNeeded without an answer. `to_stop`: a second token that may belong to the group."""

    request_id: int
    token: IdToken
    trigger: str
    deadline: float
    to_stop: bool = False
    remote_start_id: int | None = None
    contract: Contract | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """The last refusal of this visit."""

    at: float
    text: str


class Authorizer:
    """The authorisation of one connector. `settings` may be replaced at any time."""

    def __init__(
        self,
        settings: StationSettings,
        emit: Callable[[StationEvent], None],
        find: Callable[[IdToken, Iterable[TokenSource]], KnownToken | None] = lambda token, among: None,
        pins: PinGuard | None = None,
    ) -> None:
        """`find` looks a token up in those of the operator's sources that are switched on. `pins` is told what became
        of each PIN that was typed.
        """
        self.pins = pins or PinGuard(emit, "", 0.0)
        self.settings = settings
        self.stopped_by: IdToken | None = None  # the token of the last answer that stops
        self._find = find
        self.online: bool | None = None
        self.grant: Grant | None = None
        self.refusal: Refusal | None = None
        self._emit = emit
        self._question: _Question | None = None
        self._next_id = 1
        self._v2g_asked_at: float | None = None
        self.contracts_refused = False  # by the driver, for this visit
        self._v2g_refused = False  # this session's contract was refused, whatever else is granted
        self._refused_contract: IdToken | None = None  # the one that was asked about last in this session
        self._free_armed = False
        self._unplugged_since: float | None = None  # granted and nobody has plugged in since

    # --- readers -------------------------------------------------------------------------------------------------

    @property
    def accepted(self) -> bool:
        """Somebody pays."""
        return self.grant is not None and self.grant.valid

    @property
    def pending(self) -> bool:
        """An answer to a start is awaited."""
        return self._question is not None and not self._question.to_stop

    @property
    def may_start_free(self) -> bool:
        """Somebody without a token may begin: the operator lets them, also while it cannot be reached."""
        return self.settings.start_button and (bool(self.online) or self.settings.offline != "reject")

    @property
    def v2g_refused(self) -> bool:
        """The V2G session of now was refused: it must not get energy even if another token is accepted."""
        return self._v2g_refused

    @property
    def v2g_state(self) -> AuthState:
        """What the V2G session is told."""
        if self._v2g_refused or (self.grant is not None and not self.grant.valid):
            return AuthState.REJECTED
        if self.grant is not None:
            return AuthState.ACCEPTED
        if self.pending:
            return AuthState.PENDING
        if self._v2g_asked_at is None:
            return AuthState.NONE
        if self.refusal is not None and self.refusal.at >= self._v2g_asked_at:
            return AuthState.REJECTED
        return AuthState.WAITING_FOR_DRIVER

    @property
    def connect_deadline(self) -> float | None:
        """When a grant lapses because nobody plugs in."""
        if self.grant is None or self._unplugged_since is None:
            return None
        return self._unplugged_since + self.settings.connection_timeout_s

    def extend(self, now: float) -> bool:
        """The driver needs more time to plug in: it begins anew. False: no time limit runs."""
        if self.connect_deadline is None:
            return False
        self._unplugged_since = now
        return True

    def next_deadline(self) -> float | None:
        """The next time something here lapses."""
        times = (self.connect_deadline, self._question.deadline if self._question is not None else None)
        return min((t for t in times if t is not None), default=None)

    # --- what happens to a visit ---------------------------------------------------------------------------------

    def plugged(self) -> None:
        """The vehicle was connected."""
        self._free_armed = True
        self._unplugged_since = None

    def unplugged(self) -> None:
        """The vehicle is gone, and with it everything that was agreed."""
        self.drop()
        self.refusal = None
        self._question = None
        self._free_armed = self.contracts_refused = False
        self.v2g_ended()

    def away(self, now: float) -> None:
        """The vehicle is unplugged and its transaction waits for it, as long as anybody has to plug in (E10)."""
        self._question = None
        self._unplugged_since = now
        self.v2g_ended()

    def restore(self, grant: Grant, connected: bool) -> None:
        """Who paid before an interruption pays on."""
        self.grant, self.refusal, self._free_armed = grant, None, False
        self._unplugged_since = None if connected else grant.at

    def drop(self) -> None:
        """The visit's token is used up."""
        self.grant = None
        self._unplugged_since = None

    def withdraw(self, text: str, now: float) -> None:
        """The token of this visit turned out not to be good: the present V2G session gets nothing any more."""
        self.drop()
        self.refusal = Refusal(now, text)
        self._v2g_refused = self._v2g_asked_at is not None

    def rearm_free(self) -> None:
        """Free vend counts anew: the vehicle began another session."""
        self._free_armed = True

    def invalidate(self) -> None:
        """The CSMS withdrew the token; no energy any more, but the transaction still has to be ended."""
        if self.grant is not None:
            self.grant = replace(self.grant, valid=False)

    def serve_free(self, now: float) -> bool:
        """Free vend: grant to the vehicle that is connected, once per visit. True: granted now."""
        if not (self.settings.free_vend and self._free_armed) or self.grant is not None:
            return False
        self._grant(FREE_TOKEN, "Authorized", now)
        return True

    # --- tokens --------------------------------------------------------------------------------------------------

    def present(self, token: IdToken, connected: bool, now: float) -> tuple[Outcome, str]:
        """A token is shown at the station."""
        if self.grant is not None:
            if token.same_as(self.grant.token):
                return Outcome.STOP, "stopped by the token that started"
            if (outcome := self._may_stop(token, self._known(token))) is not None:
                return outcome, "stopped by another token"
            if self._may_ask_to_stop():
                self._ask(token, "StopAuthorized", now, to_stop=True)
                return Outcome.ASKED, "the operator is asked whether this token may stop"
            return Outcome.REFUSED, "another token is in use"
        if self._question is not None and self._question.contract is None:
            return Outcome.REFUSED, "another token is being checked"
        # A driver who shows a card while the vehicle's contract is still being checked wants to pay with the card.
        self._question = None
        return self._decide(token, "Authorized", connected, now)

    def start_free(self, connected: bool, now: float) -> tuple[Outcome, str]:
        """The start button was pressed (C02): the CSMS is told, not asked (C02.FR.01)."""
        if self.grant is not None or self.pending:
            return Outcome.REFUSED, "another token is in use"
        if not self.may_start_free:
            return Outcome.REFUSED, "there is no start button now"
        self._grant(FREE_TOKEN, "Authorized", now, connected)
        return Outcome.GRANTED, "started by the button"

    def remote_start(self, command: RemoteStart, connected: bool, now: float) -> tuple[Outcome, str]:
        """The CSMS wants to start."""
        if self.grant is not None or self._question is not None:
            return Outcome.REFUSED, "another token is in use"
        if self.settings.authorize_remote_start and command.token.type is not TokenType.NONE:
            return self._decide(command.token, "RemoteStart", connected, now, command.remote_start_id)
        self._grant(command.token, "RemoteStart", now, connected, command.remote_start_id)
        return Outcome.GRANTED, "started remotely"

    def request(self, request: RequestAuthorization, now: float) -> tuple[Outcome, str]:
        """The V2G session chose how to pay."""
        self._v2g_asked_at = now if self._v2g_asked_at is None else self._v2g_asked_at
        if request.method is AuthMethod.EIM:
            if self._refused_contract is not None:  # -20: after a refused contract the vehicle may choose anew
                self._v2g_refused, self._refused_contract, self._v2g_asked_at = False, None, now
                self.refusal = None
            return Outcome.IGNORED, "external identification is awaited"
        contract = request.contract
        if contract is None or not contract.emaid:
            return self._refuse_v2g("no contract was given", now)
        if self.contracts_refused:
            return self._refuse_v2g("the driver pays in another way", now)
        token = IdToken(contract.emaid, TokenType.EMAID)
        if self._v2g_refused:
            if self._refused_contract is None or token.same_as(self._refused_contract):
                return Outcome.IGNORED, "refused already"
            self._v2g_refused = False  # -20: the vehicle has several contracts, and shows the next one
        self._refused_contract = token
        if self.grant is not None:
            if self.grant.token.type is TokenType.EMAID and not token.same_as(self.grant.token):
                return self._refuse_v2g("another contract started this visit", now)
            return Outcome.IGNORED, "authorised already"
        question = self._question
        if question is not None and question.token.same_as(token):
            return Outcome.IGNORED, "being checked"
        # The vehicle's contract goes before a card whose check has no answer yet.
        self._question = None
        outcome, text = self._decide(token, "Authorized", True, now, contract=contract)
        if outcome is Outcome.REFUSED:
            self._v2g_refused = True
        return outcome, text

    def refuse_contracts(self, now: float) -> bool:
        """The driver pays in another way. True: a contract has been granted already, and what it started must stop."""
        self.contracts_refused = True
        if self._question is not None and self._question.contract is not None:
            self._question = None
            self._refuse_v2g("the driver pays in another way", now)
        return self.grant is not None and self.grant.token.type is TokenType.EMAID

    def v2g_began(self) -> None:
        """A new V2G session has not asked for anything yet."""
        self.v2g_ended()

    def v2g_ended(self) -> None:
        """The V2G session is over."""
        self._v2g_asked_at = self._refused_contract = None
        self._v2g_refused = False
        if self._question is not None and self._question.contract is not None:
            self._question = None

    def answer(self, answer: AuthorizationAnswer, connected: bool, now: float) -> tuple[Outcome, str]:
        """The CSMS answered, or could not."""
        question = self._question
        if question is None or question.request_id != answer.request_id:
            return Outcome.IGNORED, "nobody waits for this answer any more"
        self._question = None
        if question.to_stop:
            known = KnownToken(question.token, answer.status, answer.group)
            outcome = self._may_stop(question.token, known) if self.grant is not None else None
            return (outcome, "stopped by another token") if outcome else (Outcome.REFUSED, "another token is in use")
        if answer.status == ACCEPTED and self._is_master(answer.group):
            outcome, text = Outcome.REFUSED, MASTER_STARTS_NOTHING
        elif answer.status == ACCEPTED:
            self._grant(question.token, question.trigger, now, connected, question.remote_start_id, group=answer.group)
            return Outcome.GRANTED, "accepted by the operator"
        elif answer.status == OFFLINE:
            outcome, text = self._offline(question, connected, now)
        else:
            outcome, text = Outcome.REFUSED, answer.detail or answer.status
        if outcome is Outcome.REFUSED:
            self._refuse(question, text, now)
            self._v2g_refused = self._v2g_refused or question.contract is not None
        return outcome, text

    def handle_timer(self, connected: bool, now: float) -> Outcome | None:
        """A question without an answer counts as offline. Returns what came of it, or None."""
        question = self._question
        if question is not None and now >= question.deadline:
            self._emit(Note("no answer to the authorisation request"))
            return self.answer(AuthorizationAnswer(question.request_id, OFFLINE), connected, now)[0]
        return None

    # --- inside --------------------------------------------------------------------------------------------------

    def _decide(
        self,
        token: IdToken,
        trigger: str,
        connected: bool,
        now: float,
        remote_start_id: int | None = None,
        contract: Contract | None = None,
    ) -> tuple[Outcome, str]:
        """Local list, CSMS, offline policy."""
        self.refusal = None
        local = token.value.casefold() in self.settings.tokens and (contract is None or contract.root_known)
        # A contract is only good if the CSMS (or, offline, the local list) says so: a local card needs nobody.
        if local and (contract is None or not self.online) and (self.online or self.settings.offline != "reject"):
            self._grant(token, trigger, now, connected, remote_start_id)
            return Outcome.GRANTED, "on the local list"
        known = self._known(token) if contract is None and self.settings.local_pre_authorize else None
        if self.online and known is not None and known.status == ACCEPTED and not self._is_master(known.group):
            # A token that is known as not accepted is asked for again: the operator may have changed its mind.
            self._grant(token, trigger, now, connected, remote_start_id, known.group)
            return Outcome.GRANTED, "known as accepted by the operator"
        if self.online:
            self._ask(token, trigger, now, remote_start_id=remote_start_id, contract=contract)
            return Outcome.ASKED, "the operator is asked"
        question = _Question(0, token, trigger, now, remote_start_id=remote_start_id, contract=contract)
        outcome, text = self._offline(question, connected, now)
        if outcome is Outcome.REFUSED:
            self._refuse(question, text, now)
        return outcome, text

    def _refuse(self, question: _Question, text: str, now: float) -> None:
        self.refusal = Refusal(now, text)
        if _typed(question.token, question.trigger):
            self.pins.wrong(now)

    def _offline(self, question: _Question, connected: bool, now: float) -> tuple[Outcome, str]:
        """Nobody can be asked."""
        policy, contract = self.settings.offline, question.contract
        told = self._known(question.token) if self.settings.local_authorize_offline else None
        if told is not None and (told.status != ACCEPTED or self._is_master(told.group)):
            return Outcome.REFUSED, MASTER_STARTS_NOTHING if told.status == ACCEPTED else told.status
        if told is not None and (contract is None or (contract.root_known and self.settings.contract_offline)):
            self._grant(question.token, question.trigger, now, connected, question.remote_start_id, told.group)
            return Outcome.GRANTED, "accepted offline, known from the operator"
        known = question.token.value.casefold() in self.settings.tokens and policy != "reject"
        # A contract counts only where its root was found here: otherwise nobody has vouched for it at all.
        if (known or policy == "accept") and (contract is None or contract.root_known):
            self._grant(question.token, question.trigger, now, connected, question.remote_start_id)
            return Outcome.GRANTED, "accepted offline"
        return Outcome.REFUSED, "no connection to the operator, and the token is not on the local list"

    def _known(self, token: IdToken) -> KnownToken | None:
        """The operator's word as it is kept here."""
        among = [TokenSource.LIST] if self.settings.list_enabled else []
        return self._find(token, [*among, TokenSource.CACHE] if self.settings.cache_enabled else among)

    def _is_master(self, group: str) -> bool:
        master = self.settings.master_group
        return master != "" and group.casefold() == master.casefold()

    def _may_stop(self, token: IdToken, known: KnownToken | None) -> Outcome | None:
        """A token other than the one that started stops as a master pass, or as one of its group."""
        if known is None or known.status != ACCEPTED or self.grant is None:
            return None
        self.stopped_by = token
        if self._is_master(known.group):
            return Outcome.STOP_BY_MASTER
        same = known.group != "" and known.group.casefold() == self.grant.group.casefold()
        return Outcome.STOP if same else None

    def _may_ask_to_stop(self) -> bool:
        """Asking can only help where a group could be told."""
        grouped = self.grant is not None and self.grant.group != ""
        return bool((grouped or self.settings.master_group) and self.online and self._question is None)

    def _ask(
        self,
        token: IdToken,
        trigger: str,
        now: float,
        to_stop: bool = False,
        remote_start_id: int | None = None,
        contract: Contract | None = None,
    ) -> None:
        request_id, self._next_id = self._next_id, self._next_id + 1
        deadline = now + self.settings.authorize_timeout_s
        self._question = _Question(request_id, token, trigger, deadline, to_stop, remote_start_id, contract)
        if contract is None:
            self._emit(AuthorizeNeeded(request_id, token))
            return
        hashes = tuple(
            HashData(h.issuer_name_hash, h.issuer_key_hash, h.serial_number, h.responder_url, h.hash_algorithm)
            for h in contract.hash_data
        )
        self._emit(AuthorizeNeeded(request_id, token, contract.chain_pem, hashes, contract.root_known))

    def _grant(
        self,
        token: IdToken,
        trigger: str,
        now: float,
        connected: bool = True,
        remote_start_id: int | None = None,
        group: str = "",
    ) -> None:
        self.grant = Grant(token, now, trigger, group, remote_start_id)
        self.refusal = None
        if _typed(token, trigger):
            self.pins.right()
        self._free_armed = False
        self._unplugged_since = None if connected else now

    def _refuse_v2g(self, text: str, now: float) -> tuple[Outcome, str]:
        self._v2g_refused = True
        self.refusal = Refusal(now, text)
        return Outcome.REFUSED, text


def _typed(token: IdToken, trigger: str) -> bool:
    """A PIN by a driver; a CSMS that starts with one knows it."""
    return token.type is TokenType.KEY_CODE and trigger == "Authorized"
