"""The manual page and the shell completion of `evse`, from the parser that serves it."""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime

from firmware.app.cli.arguments import parser

_FILES = (
    ("/etc/evse/evse.toml", "the configuration; `evse config explain` documents every key"),
    ("/etc/evse/network.env", "PLC_INTERFACE and PLC_TAP, for evse-net.service"),
    ("/var/lib/evse", "the state: transactions, queue, certificates, crash reports. Upgrade and removal keep it"),
    ("/run/evse/control.sock", "the control socket; members of the group evse may use it"),
)
_STATUSES = (
    ("0", "done, or well"),
    ("1", "what was asked about is not well"),
    ("2", "wrong use, or not possible"),
    ("78", "`evse run`: the configuration is wrong; systemd does not start it again"),
)


def leaves(
    top: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Every command that does something, with the words that name it."""
    choices = subcommands(top)
    if not choices:
        yield words, top
    for name, sub in choices.items():
        yield from leaves(sub, (*words, name))


def subcommands(top: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _roff(text: str) -> str:
    """Text that roff takes literally."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(aq")
    return "\\&" + text if text.startswith((".", "'")) else text


def man_page(version: str, epoch: int) -> str:
    """evse(1) in roff."""
    day = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d")
    out = [
        f'.TH EVSE 1 "{day}" "evse {version}" "EV charging station"',
        ".SH NAME",
        "evse \\- EV charging station controller",
    ]
    out += [".SH SYNOPSIS", ".B evse", ".I COMMAND", "[options]", ".SH DESCRIPTION"]
    out += [
        "One daemon is the SECC of ISO 15118, controls the IEC 61851 pilot and the contactor, shows its state on a",
        "touchscreen and reports to a CSMS over OCPP. The other commands ask it, or work without it.",
        ".SH COMMANDS",
    ]
    for words, sub in leaves(parser()):
        positionals = " ".join(
            f"[{_name(action)}]" if action.nargs in ("?", "*") else _name(action)
            for action in sub._get_positional_actions()
        )
        out += [
            ".TP",
            f".B {_roff('evse ' + ' '.join(words))} {_roff(positionals)}".rstrip(),
            _roff(sub.description or ""),
        ]
        for action in sub._get_optional_actions():
            if action.help and "--help" not in action.option_strings:
                out += [
                    ".RS",
                    ".TP",
                    f".B {_roff(', '.join(action.option_strings))}",
                    _roff(action.help % vars(action)),
                    ".RE",
                ]
    for title, rows in (("EXIT STATUS", _STATUSES), ("FILES", _FILES)):
        out.append(f".SH {title}")
        for name, text in rows:
            out += [".TP", f".B {_roff(name)}", _roff(text)]
    out += [".SH SEE ALSO", "systemctl(1), journalctl(1)"]
    return "\n".join(out) + "\n"


def _name(action: argparse.Action) -> str:
    return (action.dest if isinstance(action.dest, str) else "argument").upper()


def bash_completion() -> str:
    """Completion of commands, options and fixed choices for bash, without starting Python."""
    cases = []

    def case(words: tuple[str, ...], offered: list[str]) -> None:
        cases.append(f"    '{' '.join(words)}') words='{' '.join(offered)}' ;;")

    def walk(words: tuple[str, ...], sub: argparse.ArgumentParser) -> None:
        choices = subcommands(sub)
        options = sorted(
            option for action in sub._actions for option in action.option_strings if option.startswith("--")
        )
        fixed = [
            str(choice) for action in sub._get_positional_actions() if not choices for choice in action.choices or ()
        ]
        case(words, [*choices, *fixed, *options])
        for name, below in choices.items():
            walk((*words, name), below)

    walk((), parser())
    return f"""# bash completion for evse; generated from its parser
_evse() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} path='' word words=''
    case $previous in
    --config | --socket | --out | --png-out | check)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
        ;;
    esac
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case $word in
        -*) ;;
        *) path="$path${{path:+ }}$word" ;;
        esac
    done
    while :; do
        case $path in
{chr(10).join("    " + line for line in cases)}
        esac
        [ -n "$words" ] || [ -z "$path" ] && break
        case $path in
        *' '*) path=${{path% *}} ;;
        *) path='' ;;
        esac
    done
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}}
complete -F _evse evse
"""
