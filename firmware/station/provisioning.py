"""The vehicle's request for a contract certificate, between the V2G session and the CSMS.

Owns: when the certificate service is offered, and the one question that is open. May not: look into the EXI; the
session has checked who asks, and checks what comes back. Nothing is kept over the end of a session.
"""

from collections.abc import Callable

from firmware.iso15118.api import CertificateAction, CertificateAnswer, RequestCertificate
from firmware.station.api import CertificateNeeded, CertificateResponse
from firmware.station.effects import Note, StationEvent


class Provisioning:
    """One connector's certificate requests. Times are monotonic seconds."""

    def __init__(self, emit: Callable[[StationEvent], None]) -> None:
        self._emit = emit
        self._next_id = 1
        self._open: int | None = None  # the question that waits
        self.answer: CertificateAnswer | None = None  # what the session is told

    def request(self, effect: RequestCertificate, online: bool | None) -> None:
        """The vehicle asks. An earlier answer is no answer to this."""
        self.answer = None
        self._open, self._next_id = self._next_id, self._next_id + 1
        self._emit(Note(f"vehicle asks for a contract certificate ({effect.action.value})"))
        if online is not True:
            self.take(CertificateResponse(self._open, None, detail="no connection to the CSMS"))
            return
        self._emit(
            CertificateNeeded(
                self._open,
                effect.action.value,
                effect.schema,
                effect.exi_request,
                effect.deadline,
                effect.maximum_chains,
                effect.prioritized_emaids,
            )
        )

    def take(self, response: CertificateResponse) -> bool:
        """The CSMS answered, or could not. False: nobody waits for it any more."""
        if response.request_id != self._open:
            return False
        self._open = None
        self.answer = CertificateAnswer(response.exi_response, response.detail, response.refused, response.remaining)
        return True

    @property
    def waits(self) -> bool:
        """A vehicle waits for its certificate."""
        return self._open is not None

    def forget(self) -> None:
        """The session is over, or a new one begins."""
        self._open, self.answer = None, None


def actions(enabled: bool, online: bool | None) -> tuple[CertificateAction, ...]:
    """What the certificate service can do: only a CSMS that can be asked now has certificates."""
    return tuple(CertificateAction) if enabled and online is True else ()
