"""Commissioning as data: the questions, what an answer becomes, and the file and the record that follow.

Owns: the order of the questions, the checks of single answers (those of the configuration itself), the text of the
configuration file, the content of the record. May not: ask, write files or talk to the daemon (`cli/commission.py`).

An answer is kept under the key of the configuration it sets, or under `record.NAME` where it is only written down.
"""

import hashlib
import json
import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from firmware.core.config import METERS, Config, Section, parse
from firmware.core.errors import ConfigError

Answers = Mapping[str, Any]
SECRET = frozenset({"ocpp.password"})
RECORD = "record."


def _always(answers: Answers) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """`when` says whether it is asked after the answers so far; `confirms`: must be answered with yes."""

    key: str
    text: str
    when: Callable[[Answers], bool] = _always
    default: Any = ""
    confirms: bool = False


def _is(key: str, *values: Any) -> Callable[[Answers], bool]:
    return lambda answers: answers.get(key) in values


QUESTIONS: tuple[Question, ...] = (
    Question("record.installer", "Who commissions this station (name, company)?"),
    Question("record.place", "Where does it stand (address, parking bay)?"),
    Question("station.id", "Station id, as printed on the enclosure and known to the operator"),
    Question("station.evse_id", "EVSE id, such as DE*ABC*E0001"),
    Question("station.helpline", "Telephone number for drivers"),
    Question("board.driver", "Board: sim, pi or safety_mcu"),
    Question(
        "board.port", "Serial port of the microcontroller, such as /dev/serial0", _is("board.driver", "safety_mcu")
    ),
    Question("board.fixed_cable", "Is the cable fixed (yes), or is there a socket (no)?"),
    Question("board.max_current_a", "What cable and contactor carry, ampere per phase"),
    Question("board.phases", "Phases that are connected: 1 or 3"),
    Question("record.rotation", "Order of the phases at the terminals", _is("board.phases", 3), "L1-L2-L3"),
    Question("installation.fuse_a", "Rating of the breaker in the supply, ampere per phase"),
    Question("installation.limit_a", "A lower limit that the owner wants, ampere per phase; - for none"),
    Question("record.rcd", "Residual current protection in the supply (type, rating, make)"),
    Question("record.loop_ohm", "Measured fault loop impedance in ohm"),
    Question("meter.driver", "Meter: board (sim only), none (bench), or " + ", ".join(METERS)),
    Question("meter.port", "Serial port of the meter; - where it is on TCP", _is("meter.driver", *METERS)),
    Question(
        "meter.host",
        "IP address of the meter",
        lambda answers: answers.get("meter.driver") in METERS and not answers.get("meter.port"),
    ),
    Question("meter.unit", "Modbus address of the meter", _is("meter.driver", *METERS)),
    Question("record.meter_kwh", "What the meter's own display shows now, kWh", _is("meter.driver", *METERS)),
    Question("grid_meter.driver", "Meter of the building: none, p1 (customer port), or " + ", ".join(METERS)),
    Question(
        "grid_meter.port", "Serial port of that meter; - where it is on TCP", _is("grid_meter.driver", "p1", *METERS)
    ),
    Question(
        "grid_meter.host",
        "IP address of that meter",
        lambda answers: answers.get("grid_meter.driver") in METERS and not answers.get("grid_meter.port"),
    ),
    Question("grid_meter.unit", "Modbus address of that meter", _is("grid_meter.driver", *METERS)),
    Question(
        "grid_meter.fuse_a",
        "Fuse of the building's connection that charging has to keep, ampere per phase; - for none",
        _is("grid_meter.driver", "p1", *METERS),
    ),
    Question("ocpp.url", "Address of the CSMS, ws:// or wss://; - for a station that works alone"),
    Question("ocpp.identity", "Identity at the CSMS; - for the station id", lambda a: bool(a.get("ocpp.url"))),
    Question("ocpp.security_profile", "Security profile, 1 to 3 (0: bench)", lambda a: bool(a.get("ocpp.url"))),
    Question(
        "ocpp.password",
        "Password for the CSMS",
        lambda a: bool(a.get("ocpp.url")) and a.get("ocpp.security_profile") in (1, 2),
    ),
    Question("v2g.enabled", "ISO 15118 with vehicles: yes or no"),
    Question("v2g.interface", "Network interface behind the modem", _is("v2g.enabled", True)),
    Question("slac.enabled", "Is there a powerline modem: yes or no", _is("v2g.enabled", True)),
    Question("slac.interface", "Its network interface, the one behind which the vehicle is", _is("slac.enabled", True)),
    Question("slac.transport", "Who drives it: netdev (the kernel) or qca7000 (SPI)", _is("slac.enabled", True)),
    Question("slac.spi_device", "Its SPI device, such as /dev/spidev0.0", _is("slac.transport", "qca7000")),
    Question("slac.reset_line", "Its reset line as /dev/gpiochip0:24; - for none", _is("slac.enabled", True)),
    Question("pki.dir", "Folder of the V2G certificates; - for none", _is("v2g.enabled", True)),
    Question("screen.enabled", "Is there a touchscreen: yes or no"),
    Question("screen.language", "Language of the screen: en, de, fr, it, nl", _is("screen.enabled", True)),
    Question("record.rcd_tested", "Was the residual current protection of the supply tested?", confirms=True),
    Question("record.earth_tested", "Was the protective conductor tested from the plug to the bar?", confirms=True),
    Question("record.emergency_stop_tested", "Does the emergency stop (where fitted) open the coil?", confirms=True),
    Question("record.torque_checked", "Were all power terminals tightened to their torque?", confirms=True),
)


def next_question(answers: Answers) -> Question | None:
    """The first that applies and is not answered; None: all are."""
    return next((one for one in QUESTIONS if one.key not in answers and one.when(answers)), None)


def progress(answers: Answers) -> tuple[int, int]:
    """(answered, all that apply as far as is known)."""
    applying = [one for one in QUESTIONS if one.when(answers)]
    return sum(one.key in answers for one in applying), len(applying)


def default_of(question: Question, file: Mapping[str, Any]) -> Any:
    """What an empty answer means: what the file says already, else the default of the key."""
    if question.key.startswith(RECORD):
        return question.default
    section, _, name = question.key.partition(".")
    if name in file.get(section, {}):
        return file[section][name]
    return getattr(getattr(Config(), section), name)


def read_answer(question: Question, text: str) -> Any:
    """The value that `text` means. Raises ConfigError with what would be right."""
    text = text.strip()
    if question.key.startswith(RECORD):
        if question.confirms and _boolean(text) is not True:
            raise ConfigError("go on when the answer is yes; what is answered so far is kept")
        return True if question.confirms else _printable(text)
    wanted = _type_of(question.key)
    last = ""
    for value in _meanings(text):
        try:
            return msgspec.convert(value, wanted, strict=True)
        except msgspec.ValidationError as error:
            last = last or str(error)
    raise ConfigError(f"`{question.key}`: {last[:1].lower()}{last[1:]}")


def config_text(file: Mapping[str, Any], answers: Answers) -> str:
    """The configuration file: what it said before, with the answers. Raises ConfigError where keys contradict."""
    tree: dict[str, dict[str, Any]] = {section: dict(values) for section, values in file.items()}
    for key, value in answers.items():
        section, _, name = key.partition(".")
        if f"{section}." == RECORD:
            continue
        if value is None or value == _default(section, name):
            tree.get(section, {}).pop(name, None)
        else:
            tree.setdefault(section, {})[name] = value
    lines = ["# Written by `evse commission`; `evse config explain` tells every key.", ""]
    for section, values in tree.items():
        plain = {key: value for key, value in values.items() if not _is_table(value)}
        tables = {key: value for key, value in values.items() if _is_table(value)}
        if plain:
            lines += [f"[{section}]", *(f"{key} = {_toml(value)}" for key, value in plain.items()), ""]
        for key, rows in tables.items():
            for row in rows:
                lines += [f"[[{section}.{key}]]", *(f"{name} = {_toml(value)}" for name, value in row.items()), ""]
    text = "\n".join(lines)
    parse(text.encode(), "answers")
    return text


def keys_in(problem: str) -> list[str]:
    """The questions that an error of the whole configuration is about."""
    named = re.findall(r"`([a-z0-9_]+\.[a-z0-9_]+)`", problem)
    return [one.key for one in QUESTIONS if one.key in named]


def record(answers: Answers, text: str, *, at: str, version: str, file: str, self_test: Any) -> dict[str, Any]:
    """The installation record. Secrets are left out."""
    shown = {key: "(set)" if key in SECRET and value else value for key, value in answers.items()}
    return {
        "kind": "commissioning record",
        "at": at,
        "firmware": version,
        "installation": {key.removeprefix(RECORD): v for key, v in shown.items() if key.startswith(RECORD)},
        "configuration": {key: value for key, value in shown.items() if not key.startswith(RECORD)},
        "configuration_file": file,
        "configuration_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "self_test": self_test,
    }


def _default(section: str, name: str) -> Any:
    return getattr(getattr(Config(), section), name)


def _type_of(key: str) -> Any:
    section, _, name = key.partition(".")
    kind: type[Section] = {field.name: field.type for field in msgspec.structs.fields(Config)}[section]
    return typing.get_type_hints(kind, include_extras=True)[name]


def _meanings(text: str) -> list[Any]:
    """What a line may stand for: nothing, a truth, a number, a text."""
    meanings: list[Any] = []
    if text in ("-", ""):
        meanings += [None, ""]
    if (truth := _boolean(text)) is not None:
        meanings.append(truth)
    for kind in (int, float):
        try:
            meanings.append(kind(text))
        except ValueError:
            continue
    return [*meanings, text]


def _boolean(text: str) -> bool | None:
    return {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}.get(text.lower())


def _printable(text: str) -> str:
    if len(text) > 200 or not text.isprintable():
        raise ConfigError("up to 200 printable characters")
    return text


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _toml(value: Any) -> str:
    # JSON's strings, numbers, booleans and arrays are TOML's, too.
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)
