"""`evse ocpp`: what the daemon's client reports reads well, and a capture is judged."""

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from firmware.app.cli import ocpp
from firmware.app.cli.main import main
from hil.csms import Behaviour, TestCsms
from tests.ocpp.site import CARD, Site
from tests.ocpp.test_k_smart_charging import profile, put


def shown(site: Site, what: str) -> str:
    """As it goes over the control socket and onto the terminal."""
    return ocpp.SHOWN[what](json.loads(json.dumps(site.client.report(what))))


async def test_reports_of_a_living_station() -> None:
    async with TestCsms() as csms, Site(csms, variables={"AuthCacheCtrlr.Enabled": "true"}) as site:
        await csms.set_variable("SecurityCtrlr", "BasicAuthPassword", "0123456789abcdef")
        await site.until(lambda: csms.record.connections == 2 and site.client.online)
        await put(csms, profile((0, 10.0), (3600, 6.0)))
        await site.charge()
        await site.idle()
        assert "online, registration Accepted, security profile 0, 0 events wait" in shown(site, "state")
        assert "* slot 0: ws://" in shown(site, "state") and "StartupOfTheDevice" in shown(site, "state")
        messages = shown(site, "messages")
        assert "-> TransactionEvent Started" in messages and "<- TransactionEvent answered" in messages
        assert "0123456789abcdef" not in messages and CARD.value not in messages
        assert "TxDefaultProfile" in shown(site, "profiles") and " 10.0 A │█" in shown(site, "profiles")
        assert "authorization cache: 1 tokens …BBCC" in shown(site, "lists")
        assert shown(site, "queue") == "nothing waits"
        with pytest.raises(KeyError):
            site.client.report("secrets")


async def test_what_waits() -> None:
    async with TestCsms(Behaviour(errors={"TransactionEvent"})) as csms, Site(csms) as site:
        transaction = await site.charge()
        await csms.received("TransactionEvent")
        await site.until(lambda: "Started" in shown(site, "queue"))
        assert transaction in shown(site, "queue")


async def test_a_captured_exchange_is_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with TestCsms() as csms, Site(csms) as site:
        await site.charge()
        await site.idle()
        await site.quiet()
        file = tmp_path / "capture.json"
        file.write_text(json.dumps(site.client.report("messages")))
    assert main(["ocpp", "replay", str(file)]) == 0
    text = capsys.readouterr().out
    assert "-> BootNotification" in text and "nothing breaks the protocol" in text and "never answered" not in text


@pytest.mark.parametrize(
    ("lines", "status", "words"),
    [
        (['[2,"1","Heartbeat",{}]', '[3,"1",{"currentTime":"2026-01-01T00:00:00Z"}]'], 0, "nothing breaks"),
        (['[2,"1","Heartbeat",{"x":1}]'], 1, "breaks the type"),
        (["garbage"], 1, "no OCPP"),
        (['[2,"1","Heartbeat",{}]'], 0, "never answered: Heartbeat"),
        (['{"direction":"in","frame":[2,"1","Reset",{"type":"OnIdle"}]}'], 0, "<- Reset OnIdle"),
    ],
)
def test_frames_one_a_line(
    lines: list[str], status: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "capture.txt"
    file.write_text("\n".join(lines))
    assert ocpp.main(argparse.Namespace(what="replay", file=file, json=False)) == status
    assert words in capsys.readouterr().out


def test_as_json(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Daemon:
        def __enter__(self) -> "Daemon":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def request(self, name: str, **more: Any) -> Any:
            return {"asked": name, **more}

    monkeypatch.setattr(ocpp, "connect", lambda arguments: Daemon())
    assert main(["ocpp", "queue", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"asked": "ocpp", "what": "queue"}
