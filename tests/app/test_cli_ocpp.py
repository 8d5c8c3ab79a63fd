"""`evse ocpp`: what the daemon's client reports reads well, and a capture is judged."""

import argparse
import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from firmware.app.cli import ocpp
from firmware.app.cli.main import main
from hil.csms import Behaviour, TestCsms
from tests.app.test_daemon import WITHOUT_V2G, configuration, running
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


# --- data of the manufacturer (P02) -----------------------------------------------------------------------------------


def transfer(path: Path, *more: str) -> list[str]:
    return ["ocpp", "data-transfer", "--socket", str(path / "control.sock"), "--vendor", "com.example", *more]


@pytest.mark.parametrize(
    ("text", "data"),
    [("", ""), ("plain", "plain"), ('{"x":1}', {"x": 1}), ("[1]", [1]), ("{not", "{not"), ("12", "12"), ('"a"', '"a"')],
)
def test_objects_and_lists_go_as_such_and_all_else_as_text(text: str, data: Any) -> None:
    assert ocpp.transfer_data(text) == data


async def test_data_go_to_the_csms_and_its_answer_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    behaviour = Behaviour(transfers={"com.example": "Accepted"})
    async with TestCsms(behaviour) as csms:
        bench = f'{WITHOUT_V2G}\n[ocpp]\nurl = "{csms.url}"\nsecurity_profile = 0\nversions = ["2.0.1"]'
        async with running(configuration(tmp_path, bench)) as station:
            await station.until(lambda s: s["online"] is True)
            capsys.readouterr()
            arguments = transfer(tmp_path, "--message", "Diag", "--data", '{"x":1}')
            assert await asyncio.to_thread(main, arguments) == 0
            assert capsys.readouterr().out == 'Accepted\n{"heard": "Diag"}\n'
            assert await asyncio.to_thread(main, [*arguments, "--json"]) == 0
            assert json.loads(capsys.readouterr().out)["status"] == "Accepted"
            assert csms.record.of("DataTransfer")[0] == {
                "vendorId": "com.example",
                "messageId": "Diag",
                "data": {"x": 1},
            }
            behaviour.transfers["com.example"] = "UnknownMessageId"
            assert await asyncio.to_thread(main, transfer(tmp_path)) == 1
            assert capsys.readouterr().out == "UnknownMessageId\n"
            too_long = await station.ask(cmd="data-transfer", vendor="x" * 256)
            assert not too_long["ok"] and "255" in too_long["error"]
            await csms.stop()
            await station.until(lambda s: s["online"] is False)
            refused = await station.ask(cmd="data-transfer", vendor="com.example")
            assert refused == {"ok": False, "error": "no connection to the CSMS"}


async def test_without_a_csms_there_is_nobody_to_send_to(tmp_path: Path) -> None:
    async with running(configuration(tmp_path)) as station:
        answer = await station.ask(cmd="data-transfer", vendor="com.example")
        assert not answer["ok"] and "no CSMS is configured" in answer["error"]
