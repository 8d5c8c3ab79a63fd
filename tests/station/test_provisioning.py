"""Contract certificates: when the service is offered, and that only the open question is answered."""

from firmware.iso15118.api import CertificateAction, CertificateAnswer, Protocol, RequestCertificate
from firmware.station.api import CertificateNeeded, CertificateResponse
from firmware.station.effects import StationEvent
from firmware.station.provisioning import Provisioning, actions

ASK = RequestCertificate(CertificateAction.INSTALL, Protocol.ISO2, b"exi", 104.5)


def needed(out: list[StationEvent]) -> list[CertificateNeeded]:
    return [event for event in out if isinstance(event, CertificateNeeded)]


def test_asked_and_answered() -> None:
    out: list[StationEvent] = []
    provisioning = Provisioning(out.append)
    provisioning.request(ASK, True)
    assert needed(out) == [CertificateNeeded(1, "Install", Protocol.ISO2.value, b"exi", 104.5)]
    assert provisioning.answer is None
    assert provisioning.take(CertificateResponse(1, b"answer"))
    assert provisioning.answer == CertificateAnswer(b"answer")


def test_without_a_csms_there_is_an_answer_at_once() -> None:
    for online in (False, None):
        out: list[StationEvent] = []
        provisioning = Provisioning(out.append)
        provisioning.request(ASK, online)
        assert needed(out) == []
        assert provisioning.answer == CertificateAnswer(None, "no connection to the CSMS")


def test_only_the_open_question_is_answered() -> None:
    out: list[StationEvent] = []
    provisioning = Provisioning(out.append)
    provisioning.request(ASK, True)
    provisioning.request(ASK, True)  # a repetition takes the earlier question and answer away
    assert not provisioning.take(CertificateResponse(1, b"late"))
    assert provisioning.take(CertificateResponse(2, None, "refused", refused=True))
    assert not provisioning.take(CertificateResponse(2, b"twice"))
    assert provisioning.answer == CertificateAnswer(None, "refused", True)
    provisioning.request(ASK, True)
    assert provisioning.answer is None
    provisioning.forget()
    assert not provisioning.take(CertificateResponse(3, b"after the session"))
    assert provisioning.answer is None


def test_offered_only_where_somebody_can_be_asked() -> None:
    assert actions(True, True) == (CertificateAction.INSTALL, CertificateAction.UPDATE)
    assert actions(True, False) == actions(True, None) == actions(False, True) == ()
