"""The technician's commands: why, self-test, commission, logs bundle."""

import asyncio
import io
import json
import re
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from firmware.app.cli import why
from firmware.app.cli.logs import SECRET_KEYS
from firmware.app.cli.main import main
from firmware.app.cli.parts import lines
from firmware.app.commissioning import QUESTIONS, config_text, next_question, read_answer
from firmware.core.config import Config, load
from firmware.core.errors import ConfigError
from firmware.core.store import Store
from firmware.hal.api import Feature
from firmware.station.api import HardwareView, Stage
from firmware.station.claims import Source
from firmware.station.learning import LEARNT_KEY, Learnt, learnt_text
from tests.app.test_daemon import configuration, running


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path / "run"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def says(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


# --- why ----------------------------------------------------------------------------------------------------------


def claim(source: str, limit_a: float | None, priority: int, winning: bool = False) -> dict[str, Any]:
    return {
        "source": source,
        "limit_a": limit_a,
        "priority": priority,
        "winning": winning,
        "reason": f"because of {source}",
        "expires_in_s": 60.0 if source == "ocpp" else None,
    }


def status(
    *claims: dict[str, Any],
    effective_a: float = 10.0,
    faults: list[Any] | None = None,
    parts: dict[str, Any] | None = None,
) -> dict[str, Any]:
    limits = {"effective_a": effective_a, "claims": list(claims)}
    connector = {"reason": "charging", "stage": "charging", "limits": limits, "pilot": {"state": "C"}}
    hardware = {**msgspec.to_builtins(HardwareView()), **(parts or {})}
    return {"connectors": [connector], "faults": faults or [], "session": None, "hardware": hardware}


def test_why_ranks_what_decides_first_and_says_what_would_change_it() -> None:
    answer = why.why(status(claim("fuse", 16.0, 30), claim("ocpp", 10.0, 210, True), claim("grid", None, 220)))
    assert [one["source"] for one in answer["claims"]] == ["ocpp", "fuse"]
    assert answer["without_the_first_a"] == 16.0 and not answer["held_back"] and answer["waits_for"]
    text = why.page(answer)
    assert "for 60 s more" in text and "charging profile" in text and text.index("ocpp") < text.index("fuse")


def test_why_tells_a_fault_with_what_to_do() -> None:
    fault = {"id": "meter_fault", "code": "E-ME-01", "detail": "silent", "hint": "Check the bus."}
    answer = why.why(status(claim("fault", 0.0, 1000, True), effective_a=0.0, faults=[fault]))
    assert answer["held_back"] and not answer["waits_for"]
    assert "meter_fault (silent)" in why.page(answer) and "Check the bus." in why.page(answer)


def test_why_says_what_is_not_well_before_it_is_a_fault() -> None:
    page = why.page(why.why(status(parts={"meter_problem": "frozen", "grid_age_s": 9.0, "rcd_passed_s": 100_000.0})))
    assert "meter: frozen" in page and "building has said nothing for 9 s" in page and "tested 28 h ago" in page


def test_the_parts_in_words() -> None:
    view = HardwareView(
        features=tuple(feature.value for feature in Feature),
        contactor_cycles=12,
        lock_closed=True,
        lock_failures=1,
        rcd_passed_s=60.0,
        temperature_c=70.2,
        plug_temperature_c=84.0,
        meter_age_s=0.4,
        grid_age_s=1.0,
        grid_w=-500.0,
        grid_problem="silent",
    )
    told = "\n".join(lines(msgspec.to_builtins(view)))
    for expected in ("12 cycles", "closed, 1 failures", "passed 60 s ago", "70 °C", "contacts 84 °C", "-500 W: silent"):
        assert expected in told, expected
    assert "lock" not in "\n".join(lines(msgspec.to_builtins(HardwareView())))


def test_why_knows_every_source_and_every_stage() -> None:
    assert {source.value for source in Source} <= why.CHANGES.keys()
    told_by_claims = {Stage.WAITING, Stage.FAULT, Stage.UNAVAILABLE}
    assert {stage.value for stage in set(Stage) - told_by_claims} <= why.STAGES.keys()


# --- self-test ----------------------------------------------------------------------------------------------------


def test_self_test_of_a_dead_daemon_says_so_and_checks_what_it_can(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = home / "evse.toml"
    file.write_text(f'[store]\npath = "{home}/evse.db"\n')
    assert main(["self-test", "--config", str(file), "--json"]) == 2
    rows = {row["name"]: row["verdict"] for row in json.loads(capsys.readouterr().out)["checks"]}
    assert rows == {"daemon": "FAIL", "configuration": "PASS", "store": "PASS", "disk": "PASS", "hardware": "SKIP"}
    file.write_text("[board]\nnonsense = 1\n")
    assert main(["self-test", "--config", str(file), "--socket", str(home / "none")]) == 2
    assert "nonsense" in capsys.readouterr().out


async def test_self_test_of_a_running_daemon_and_its_refusal(tmp_path: Path) -> None:
    async with running(configuration(tmp_path)) as station:
        await station.until(lambda s: s["pilot"] == "A")
        result = await station.ask(cmd="self-test")
        rows = {row["name"]: row["verdict"] for row in result["result"]["checks"]}
        assert rows["board"] == rows["pilot"] == rows["contactor"] == rows["meter"] == rows["store"] == "PASS"
        await station.sim("plug-in")
        await station.until(lambda s: s["pilot"] == "B")
        refused = await station.ask(cmd="self-test")
        assert not refused["ok"] and "unplug" in refused["error"]


# --- commission ---------------------------------------------------------------------------------------------------

ANSWERS: dict[str, str] = {
    "record.installer": "A. Bauer, Muster GmbH",
    "record.place": "Hof 3",
    "station.id": "S-77",
    "station.evse_id": "DE*ABC*E0077",
    "station.helpline": "+49 30 1",
    "board.driver": "sim",
    "board.fixed_cable": "no",
    "board.max_current_a": "20",
    "board.phases": "3",
    "record.rotation": "L2-L3-L1",
    "installation.fuse_a": "25",
    "installation.limit_a": "-",
    "record.rcd": "A 30 mA",
    "record.loop_ohm": "0.4",
    "meter.driver": "sdm630",
    "meter.port": "/dev/ttyUSB0",
    "meter.unit": "7",
    "record.meter_kwh": "12.3",
    "grid_meter.driver": "p1",
    "grid_meter.port": "/dev/ttyUSB1",
    "grid_meter.fuse_a": "35",
    "ocpp.url": "wss://csms.example/ocpp",
    "ocpp.identity": "-",
    "ocpp.security_profile": "2",
    "ocpp.password": "correct-horse-battery",
    "v2g.enabled": "yes",
    "v2g.interface": "plc0",
    "slac.enabled": "yes",
    "slac.interface": "plc0",
    "slac.transport": "netdev",
    "slac.reset_line": "-",
    "pki.dir": "-",
    "screen.enabled": "no",
    "record.rcd_tested": "yes",
    "record.earth_tested": "yes",
    "record.emergency_stop_tested": "yes",
    "record.torque_checked": "yes",
}


def test_commission_writes_configuration_and_record(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    says(monkeypatch, *ANSWERS.values())
    assert main(["commission", "--config", str(home / "evse.toml"), "--json"]) == 0
    written = json.loads(capsys.readouterr().out)
    config = load(home / "evse.toml")
    assert (config.installation.fuse_a, config.meter.unit, config.board.fixed_cable) == (25.0, 7, False)
    assert config.ocpp.password == "correct-horse-battery" and config.v2g.interface == "plc0"
    assert config.slac.enabled and config.slac.interface == "plc0" and config.grid_meter.fuse_a == 35.0
    assert written["installation"]["rotation"] == "L2-L3-L1" and written["configuration"]["ocpp.password"] == "(set)"
    (record,) = (home / "state").glob("commissioned-*.json")
    assert json.loads(record.read_text()) == written and "correct-horse" not in record.read_text()
    assert not (home / "state/commission.json").exists()
    assert (home / "evse.toml").stat().st_mode & 0o007 == 0


def test_commission_goes_on_where_it_was_left(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = list(ANSWERS.values())
    arguments = ["commission", "--config", str(home / "evse.toml")]
    says(monkeypatch, *lines[:10], "quit")
    assert main(arguments) == 1 and not (home / "evse.toml").exists()
    assert "left after 10" in capsys.readouterr().err
    says(monkeypatch, *lines[10:20])  # the line goes dead
    assert main(arguments) == 1
    says(monkeypatch, *lines[20:])
    assert main(arguments) == 0
    assert load(home / "evse.toml").station.id == "S-77"


def test_commission_takes_answers_from_a_file_and_keeps_what_the_configuration_said(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "evse.toml").write_text("[tariff]\nper_kwh = 0.3\n")
    (home / "answers.json").write_text(json.dumps(ANSWERS))
    says(monkeypatch)
    arguments = ["commission", "--config", str(home / "evse.toml"), "--answers", str(home / "answers.json")]
    assert main(arguments) == 0
    config = load(home / "evse.toml")
    assert config.tariff.per_kwh == 0.3 and config.installation.fuse_a == 25.0


def test_commission_asks_again_for_what_is_wrong_or_does_not_fit_together(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "answers.json").write_text(json.dumps({k: v for k, v in ANSWERS.items() if k != "board.phases"}))
    given = json.loads((home / "answers.json").read_text())
    given["ocpp.url"] = "ws://csms.example/ocpp"  # profile 2 needs wss
    (home / "answers.json").write_text(json.dumps(given))
    says(monkeypatch, "2", "three", "3", "wss://csms.example/ocpp", "2")
    arguments = ["commission", "--config", str(home / "evse.toml"), "--answers", str(home / "answers.json")]
    assert main(arguments) == 0
    assert capsys.readouterr().err.count("`board.phases`") == 2
    assert load(home / "evse.toml").ocpp.url.startswith("wss://")


def test_commission_does_not_end_while_a_safety_question_is_not_answered_with_yes(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(monkeypatch, *list(ANSWERS.values())[:-1], "no", "", "quit")
    assert main(["commission", "--config", str(home / "evse.toml")]) == 1
    assert not (home / "evse.toml").exists()


def test_an_empty_line_means_the_default(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [("" if key.startswith("station.") else text) for key, text in ANSWERS.items()]
    says(monkeypatch, *said)
    assert main(["commission", "--config", str(home / "evse.toml")]) == 0
    assert load(home / "evse.toml").station.id == "EVSE-0001"


def test_a_folder_that_cannot_be_written_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "blocked").write_text("")
    says(monkeypatch, *ANSWERS.values())
    arguments = ["commission", "--config", str(home / "evse.toml"), "--record", str(home / "blocked/record.json")]
    assert main(arguments) == 2
    assert "cannot write" in capsys.readouterr().err


def test_every_question_sets_a_key_that_exists() -> None:
    for question in QUESTIONS:
        if not question.key.startswith("record."):
            section, _, name = question.key.partition(".")
            assert name in getattr(Config(), section).__struct_fields__
    answers = {key: "x" for key in ANSWERS if key != "board.driver"}
    first = next_question(answers)
    assert first is not None and first.key == "board.driver"
    asked = next_question(answers | {"board.driver": "safety_mcu"})
    assert asked is not None and asked.key == "board.port"


@pytest.mark.parametrize(
    ("key", "text"), [("installation.fuse_a", "5"), ("board.driver", "nope"), ("station.evse_id", "x")]
)
def test_an_answer_that_the_configuration_would_refuse_is_refused_at_once(key: str, text: str) -> None:
    question = next(one for one in QUESTIONS if one.key == key)
    with pytest.raises(ConfigError, match=key):
        read_answer(question, text)


def test_tables_of_the_old_file_survive() -> None:
    old = {"v2g": {"services": [{"id": 60001, "name": "wash", "options": [{"minutes": 5}]}]}, "store": {"path": "x"}}
    text = config_text(old, {"installation.fuse_a": 20.0, "record.place": "here"})
    assert "[[v2g.services]]" in text and "fuse_a = 20.0" in text and "here" not in text


# --- modem learnt -------------------------------------------------------------------------------------------------


async def test_what_was_learnt_is_shown_and_forgotten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = Store(tmp_path / "evse.db")
    unix = datetime.now(UTC).timestamp()
    store.put("station", LEARNT_KEY, learnt_text([Learnt("ev:02ec00000001", 2, unix - 7200.0)]))
    store.close()
    async with running(configuration(tmp_path)) as station:

        async def says(*words: str) -> tuple[int, str]:
            status = await asyncio.to_thread(main, ["modem", *words, "--socket", station.path])
            return status, "".join(capsys.readouterr())

        status, page = await says("learnt")
        assert status == 0 and "02:ec:00:00:00:01" in page and "2 in a row" in page and "7 days" in page
        assert (await says("forget", "02:ec:00:00:00:09"))[0] == 2
        assert (await says("forget", "all"))[0] == 0
        assert "nothing" in (await says("learnt"))[1]
        await station.until(lambda s: True)
    store = Store(tmp_path / "evse.db")
    assert store.get("station", LEARNT_KEY) is None
    store.close()


# --- logs bundle --------------------------------------------------------------------------------------------------


def test_bundle_of_a_dead_daemon_is_written_without_secrets(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = home / "evse.toml"
    file.write_text(
        f'[store]\npath = "{home}/evse.db"\n[ocpp]\nurl = "ws://me:hunter2@csms.example/x"\nsecurity_profile = 1\n'
        'password = "sixteen-letters!"\n[authorization]\ntokens = [\n  "04AABBCC",\n  "04DDEEFF",\n]\n'
        '[station]\npayment_secret = "of-the-QR-code"\n'
    )
    out = home / "logs.tar.gz"
    assert main(["logs", "bundle", "--config", str(file), "--out", str(out), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert "status.json" in told["missing"] and "daemon" in told["missing"]["status.json"]
    assert {"ocpp.password", "authorization.tokens"} <= set(told["redacted"])
    with tarfile.open(out) as archive:
        content = {member.name: archive.extractfile(member).read() for member in archive}  # type: ignore[union-attr]
    everything = b"".join(content.values())
    for secret in (b"sixteen-letters", b"hunter2", b"04AABBCC", b"04DDEEFF", b"of-the-QR-code"):
        assert secret not in everything
    assert "evse-logs/manifest.json" in content and b"csms.example" in content["evse-logs/config.toml"]


def test_every_key_that_sounds_secret_is_left_out_or_known_to_be_none() -> None:
    # Names of files, of a device, and a switch.
    no_secrets = {"public_key", "key_store", "pkcs11_token", "pkcs11_pin_file", "pin_code"}
    sounds = re.compile(r"secret|password|(^|_)(pin|key|token)(s|_|$)")
    for section in msgspec.structs.fields(Config):
        for key in msgspec.structs.fields(section.type):
            if sounds.search(key.name) and key.name not in no_secrets:
                assert key.name in SECRET_KEYS, f"{section.name}.{key.name}"


async def test_bundle_of_a_running_daemon_has_its_status_and_timeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(configuration(tmp_path)) as station:
        out = tmp_path / "logs.tar.gz"
        await asyncio.to_thread(main, ["logs", "bundle", "--socket", station.path, "--out", str(out)])
    with tarfile.open(out) as archive:
        names = set(archive.getnames())
        lines = archive.extractfile("evse-logs/timeline.jsonl").read().splitlines()  # type: ignore[union-attr]
    assert {"evse-logs/status.json", "evse-logs/visits.json", "evse-logs/timeline.jsonl"} <= names
    assert any("board sim" in json.loads(line)["text"] for line in lines)


def test_bundle_that_cannot_be_written_is_an_error(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["logs", "bundle", "--out", str(home / "none/x.tar.gz")]) == 2
    assert "--out" in capsys.readouterr().err
