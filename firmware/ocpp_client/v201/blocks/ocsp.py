"""M06: the revocation state of the station's own chain towards vehicles, fetched through the CSMS.

Owns: asking, one certificate after the other, and when to ask again after a failure. May not: judge or keep responses,
or know when the next one is due; the port does.
"""

import base64
import binascii
from typing import Any

from firmware.core.clock import ClockQuality
from firmware.core.timeline import Level
from firmware.ocpp_client.calls import Call, End, Failure, Lane, Source
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.secc_port import OcspQuestion
from firmware.ocpp_client.v201.datatypes import OCSPRequestDataType
from firmware.ocpp_client.v201.enums import GetCertificateStatusEnumType, HashAlgorithmEnumType
from firmware.ocpp_client.v201.messages import GetCertificateStatusRequest, GetCertificateStatusResponse
from firmware.ocpp_client.v201.serving import Hub201
from firmware.station.api import HashData

LOOK_S = 3600.0
RETRY_S = 3600.0  # after a failure; doubled up to a day
RETRY_MAX_S = 86_400.0
MAX_URL, MAX_SERIAL = 512, 40  # of the message type


class _StatusCall(Call):
    def __init__(self, question: OcspQuestion, block: "OcspBlock") -> None:
        data = question.data
        request = GetCertificateStatusRequest(
            ocspRequestData=OCSPRequestDataType(
                hashAlgorithm=HashAlgorithmEnumType(data.hash_algorithm),
                issuerNameHash=data.issuer_name_hash,
                issuerKeyHash=data.issuer_key_hash,
                serialNumber=data.serial_number,
                responderURL=data.responder_url,
            )
        )
        super().__init__(request, GetCertificateStatusResponse, question.subject)
        self._question = question
        self._block = block

    def answered(self, response: Any, now: float) -> None:
        self._block.answered(self._question, response, now)

    def failed(self, failure: Failure, now: float) -> bool:
        if failure.end is End.LOST:
            self._block.lost(self._question)
        else:
            self._block.without_answer(self._question, failure.text, now)
        return False


class OcspBlock(Block):
    """OCSP through the CSMS."""

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self._secc = hub.own.secc
        self._look_at = 0.0
        self._generation = -1
        self._questions: list[OcspQuestion] = []
        self._asked: set[HashData] = set()  # on their way
        self._later: dict[str, tuple[float, float]] = {}  # serial number -> not before, the wait after that
        self.sources = (Source(Lane.NOTICE, self._next, lambda: 0.0 if self._questions else None),)

    def on_online(self, online: bool, now: float) -> None:
        """Somebody can be asked again."""
        self._look_at = now

    def next_deadline(self) -> float | None:
        """When to look for questions."""
        return self._look_at if self._secc is not None and self._hub.link.online else None

    def handle_timer(self, now: float) -> None:
        """Look for questions. Without a clock nobody could say which answer is due."""
        if self._secc is None or not self._hub.link.online:
            return
        if now < self._look_at and self._secc.generation == self._generation:
            return
        self._look_at, self._generation = now + LOOK_S, self._secc.generation
        wall = self._hub.clock.wall()
        if wall.quality is ClockQuality.UNKNOWN:
            return
        self._questions = [
            one
            for one in self._secc.questions(wall.utc)
            if one.data not in self._asked
            and self._later.get(one.data.serial_number, (0.0, 0.0))[0] <= now
            and len(one.data.responder_url) <= MAX_URL
            and len(one.data.serial_number) <= MAX_SERIAL
        ]

    def _next(self, now: float) -> Call | None:
        if not self._questions:
            return None
        question = self._questions.pop(0)
        self._asked.add(question.data)
        return _StatusCall(question, self)

    def lost(self, question: OcspQuestion) -> None:
        """The connection broke: ask anew over the next."""
        self._asked.discard(question.data)

    def answered(self, question: OcspQuestion, response: GetCertificateStatusResponse, now: float) -> None:
        """What the CSMS got from the responder."""
        if response.status is not GetCertificateStatusEnumType.Accepted or not response.ocspResult:
            self.without_answer(question, "the CSMS has no answer", now)
            return
        assert self._secc is not None, "it asked"
        try:
            der = base64.b64decode(response.ocspResult, validate=True)
        except (binascii.Error, ValueError):
            self.without_answer(question, "the answer is no base64", now)
            return
        if self._secc.take_status(question, der):
            self._asked.discard(question.data)
            # A responder may hand out answers that are due for renewal the moment they come.
            self._later[question.data.serial_number] = (now + LOOK_S, RETRY_S)
        else:
            self.without_answer(question, "the answer is of no use", now)

    def without_answer(self, question: OcspQuestion, why: str, now: float) -> None:
        """Ask again later; meanwhile the old answer is stapled as long as it holds."""
        self._asked.discard(question.data)
        _, wait = self._later.get(question.data.serial_number, (0.0, RETRY_S))
        self._later[question.data.serial_number] = (now + wait, min(2 * wait, RETRY_MAX_S))
        self._hub.tell(f"OCSP of {question.subject}: {why}; again in {wait / 3600:g} h", Level.WARNING)
