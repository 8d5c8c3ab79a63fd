"""The arguments of every command of `evse`, subject by subject, and which module serves it.

Owns: names, arguments, help texts. May not: run or import anything of the firmware.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

SIM_HELP = "plug-in | unplug | ev-ready | ev-pause | swipe TOKEN | fault NAME | clear NAME | list"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(prog="evse", description="The controller of an EV charging station.")
    top.add_argument("--version", action="store_true", help="print the version and leave")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for subject in _SUBJECTS:
        subject(commands)
    return top


def _command(commands: Commands, name: str, module: str, text: str) -> argparse.ArgumentParser:
    sub = commands.add_parser(name, help=text, description=text)
    sub.set_defaults(module=module)
    return sub


def _group(commands: Commands, name: str, text: str) -> Commands:
    return commands.add_parser(name, help=text).add_subparsers(dest="what", required=True)


def _as_json(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--json", action="store_true", help="print JSON")


def _reaches_daemon(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--config", type=Path, help="configuration file, for the path of the control socket")
    sub.add_argument("--socket", type=Path, help="control socket of the daemon")
    _as_json(sub)


def _station(commands: Commands) -> None:
    """The daemon itself, and what it does now."""
    run = _command(commands, "run", "run", "run the station in the foreground")
    run.add_argument("--config", type=Path, help="configuration file (TOML); without it the embedded defaults")

    status = _command(
        commands, "status", "status", "what the station does now and why; exit status 1 when it is not well"
    )
    _reaches_daemon(status)
    status.add_argument("-w", "--watch", action="store_true", help="print again at every change")

    _reaches_daemon(
        _command(commands, "top", "top", "power, states, lateness, queues and journal on one page; Ctrl-C leaves")
    )

    why = _command(commands, "why", "why", "what decides about the power now, in order, and what would change it")
    _reaches_daemon(why)

    trace = _command(commands, "trace", "trace", "the timeline: pilot, V2G, OCPP, meter, limits in one journal")
    _reaches_daemon(trace)
    trace.add_argument("source", nargs="?", choices=["cp", "hal", "slac", "v2g", "ocpp", "meter", "station", "system"])
    trace.add_argument("-f", "--follow", action="store_true", help="go on with new entries")
    trace.add_argument("-n", "--last", type=int, default=200, help="how many old entries first (default 200)")
    trace.add_argument("-v", "--verbose", action="store_true", help="with the decoded content of messages")

    sim = _command(commands, "sim", "sim", "drive the simulated board of a running daemon: " + SIM_HELP)
    _reaches_daemon(sim)
    sim.add_argument("action", help=SIM_HELP)
    sim.add_argument("args", nargs="*", help="TOKEN or NAME")


def _care(commands: Commands) -> None:
    """Setting up, testing, updating, and help from afar."""
    commission = _command(
        commands, "commission", "commission", "set a station up, step by step; goes on where it was left"
    )
    commission.add_argument("--config", type=Path, help="the file to write (default: /etc/evse/evse.toml)")
    commission.add_argument("--record", type=Path, help="the record to write (default: beside the store)")
    commission.add_argument("--answers", type=Path, help="JSON object with answers; what is missing is asked")
    commission.add_argument("--again", action="store_true", help="forget the answers of a wizard that was left")
    commission.add_argument("--socket", type=Path, help="control socket of the daemon, for its self test")
    commission.add_argument("--json", action="store_true", help="print the record as JSON")

    test = _command(
        commands, "self-test", "self_test", "what of the station works; refused while a vehicle is connected"
    )
    _reaches_daemon(test)

    updates = _group(commands, "update", "signed updates of the station")
    last = _command(updates, "status", "update", "what became of the last update; exit status 1 when it failed")
    last.add_argument("--folder", type=Path, help="the inbox (default: update in the state folder)")
    last.add_argument("--json", action="store_true", help="print JSON")
    bundle = _command(
        updates, "install", "update", "install a bundle now, watch it and go back when it does not get well"
    )
    bundle.add_argument("file", type=Path, help="FILE.evseup")

    logs = _group(commands, "logs", "logs for those who help")
    bundle = _command(logs, "bundle", "logs", "one archive of all that helps, without secrets")
    _reaches_daemon(bundle)
    bundle.add_argument("--out", type=Path, help="the archive to write (default: evse-logs-TIME.tar.gz here)")

    config = _group(commands, "config", "check or explain the configuration")
    check = _command(config, "check", "config", "check a configuration file")
    check.add_argument("file", type=Path, nargs="?", help="default: /etc/evse/evse.toml")
    _as_json(check)
    explain = _command(config, "explain", "config", "every key with type, default and meaning")
    explain.add_argument("key", nargs="?", default="", help="a key or the beginning of one, such as v2g")
    explain.add_argument("--json", action="store_true", help="print JSON")


def _visits_and_faults(commands: Commands) -> None:
    """What was, and what is wrong."""
    session = _group(commands, "session", "charging visits that were recorded")
    listing = _command(session, "list", "session", "the newest visits, one line each")
    _reaches_daemon(listing)
    listing.add_argument("-n", "--last", type=int, default=20)
    show = _command(session, "show", "session", "one visit with all its transaction events")
    _reaches_daemon(show)
    show.add_argument("number", type=int)

    fault = _group(commands, "fault", "present faults")
    _reaches_daemon(_command(fault, "list", "fault", "present faults and what to do"))
    clear = _command(fault, "clear", "fault", "acknowledge a latched fault")
    _reaches_daemon(clear)
    clear.add_argument("fault", help="id of the fault")


def _powerline(commands: Commands) -> None:
    """SLAC and the modem."""
    slac = _command(
        commands, "slac", "slac", "the EVSE side of SLAC alone, for bench work; prints READY, then a line per match"
    )
    slac.add_argument("--interface", required=True, help="interface of the modem (qcaspi, TAP or veth)")
    slac.add_argument("--modem", default="auto", choices=["auto", "required", "none"], help="when none answers")
    slac.add_argument("--link", default="auto", choices=["auto", "status", "stations", "broadcast", "none"])
    slac.add_argument("--correction-db", type=int, default=0, help="added to every attenuation group")
    slac.add_argument("--spi", help="drive a QCA7000 on this device (/dev/spidev0.0); the interface is the TAP to make")
    slac.add_argument("--spi-speed-hz", type=int, default=8_000_000, help="SPI clock, up to 12000000")
    slac.add_argument("--spi-interrupt", help="GPIO chip and line of INT, /dev/gpiochip0:23; without it: polling")
    slac.add_argument("--spi-reset", help="GPIO chip and line of RESET_L, /dev/gpiochip0:24")
    slac.add_argument("-v", "--verbose", action="store_true", help="every event, on standard error")

    modem = _group(commands, "modem", "the powerline modem")
    for what, text in (
        ("status", "firmware, network, link and rates of the modem"),
        ("diagnose", "what is wrong with the modem and what to do"),
        ("attenuation", "what the modem measures of a vehicle that is plugged in"),
    ):
        sub = _command(modem, what, "modem", text)
        sub.add_argument("--interface", required=True, help="interface of the modem")
        sub.add_argument("--seconds", type=float, default=20.0, help="how long to listen (attenuation)")
        _as_json(sub)
    learnt = _command(modem, "learnt", "learnt", "vehicles with which ISO 15118 failed, and what follows")
    _reaches_daemon(learnt)
    forget = _command(modem, "forget", "learnt", "forget what was learnt of a vehicle, or of all")
    _reaches_daemon(forget)
    forget.add_argument("name", help="MAC address of the vehicle, token of the card, or `all`")


def _certificates(commands: Commands) -> None:
    """Certificates and keys."""
    certs = _group(commands, "certs", "certificates and keys; also without a daemon")
    _reaches_daemon(_command(certs, "list", "certs", "what there is, until when, and where the keys live"))
    csr = _command(certs, "csr", "certs", "make a key on this device and a signing request for it")
    csr.add_argument("role", choices=["secc", "csms"], help="towards vehicles, or towards the CSMS")
    csr.add_argument("--out", type=Path, help="file for the request (default: standard output)")
    csr.add_argument("--curve", choices=["p256", "p521"], default="p256", help="p521 is what ISO 15118-20 wants")
    _reaches_daemon(csr)
    bring = _command(certs, "import", "certs", "install a signed chain for a request, or a root with --as")
    bring.add_argument("file", type=Path)
    bring.add_argument("--as", dest="kind", choices=["v2g", "mo", "oem", "csms", "cross"], help="what a root is for")
    _reaches_daemon(bring)
    revoked = _command(certs, "import-crl", "certs", "bring in a revocation list, PEM or DER")
    revoked.add_argument("file", type=Path)
    revoked.add_argument("--as", dest="kind", choices=["csms"], help="for the CSMS's certificate, not for vehicles'")
    _reaches_daemon(revoked)
    renew = _command(certs, "renew", "certs", "ask the CSMS for a new certificate now")
    renew.add_argument("role", choices=["secc", "csms"])
    _reaches_daemon(renew)


def _ocpp(commands: Commands) -> None:
    """The CSMS."""
    ocpp = _group(commands, "ocpp", "the connection to the CSMS")
    for what, text in (
        ("state", "registration, network profiles, security events"),
        ("queue", "transaction events that the CSMS does not have yet"),
        ("messages", "the last messages, decoded; --json can be replayed"),
        ("profiles", "charging profiles, and the limit of the next 24 hours as a chart"),
        ("lists", "local list, authorization cache, messages on the screen"),
    ):
        _reaches_daemon(_command(ocpp, what, "ocpp", text))
    transfer = _command(ocpp, "data-transfer", "ocpp", "send data of the manufacturer's to the CSMS, print its answer")
    transfer.add_argument("--vendor", required=True, help="vendorId that the CSMS knows, such as com.example")
    transfer.add_argument("--message", default="", help="messageId")
    transfer.add_argument("--data", default="", help="text; a JSON object or list is sent as such")
    _reaches_daemon(transfer)
    replay = _command(ocpp, "replay", "ocpp", "read a captured exchange and say what is wrong in it")
    _as_json(replay)
    replay.add_argument("file", type=Path, help="JSON of `evse ocpp messages --json`, or one frame a line; -: stdin")


def _exi(commands: Commands) -> None:
    """The codec on a workbench."""
    exi = _group(commands, "exi", "EXI frames to JSON or XML, and back")
    schemas = "sap, din, iso2, iso20_common, iso20_ac, iso20_dc, iso20_acdp, iso20_wpt, xmldsig; else found out"
    frames = _command(exi, "decode", "exi", "print frames as JSON")
    frames.add_argument("input", nargs="+", help="hexadecimal or base64 text, a file of it, a pcap file, - for stdin")
    frames.add_argument("--schema", help=schemas)
    frames.add_argument("--fragment", action="store_true", help="canonical forms of signed elements, not frames")
    frames.add_argument("--xml", dest="form", action="store_const", const="xml", help="print XML")
    texts = _command(exi, "encode", "exi", "print the frames of messages as hexadecimal text")
    texts.add_argument("input", help="JSON or XML, a file of it, - for stdin")
    texts.add_argument("--schema", help=schemas)
    texts.add_argument("--fragment", action="store_true", help="canonical forms of signed elements, not frames")
    texts.add_argument("--v2gtp", action="store_true", help="with V2GTP header")
    texts.add_argument("--base64", dest="form", action="store_const", const="base64", help="print base64")
    _command(exi, "codec", "exi", "which build of the codec is in use: pure or compiled")


def _screen(commands: Commands) -> None:
    """The touchscreen."""
    screen = _group(commands, "screen", "the touchscreen")
    shot = _command(screen, "shot", "screen", "render a screen to a PNG file, without a display")
    shot.add_argument("--state", default="idle", help="name of the screen; `evse screen list` prints them")
    shot.add_argument("--out", type=Path, required=True)
    shot.add_argument("--language", default="en")
    shot.add_argument("--size", default="800x480")
    shot.add_argument("--theme", choices=["auto", "day", "night", "contrast"], help="instead of the sample's own")
    shot.add_argument("--large", action="store_true", help="large text")
    pages = _command(screen, "gallery", "screen", "every screen in every language as a page of HTML")
    pages.add_argument("--out", type=Path, required=True, help="folder")
    pages.add_argument("--size", default="800x480")
    pages.add_argument("--state", action="append", help="only this one (may be given several times)")
    pages.add_argument("--language", action="append", help="only this one (may be given several times)")
    live = _command(screen, "live", "screen", "the picture that stands on the panel now, for example over SSH")
    live.add_argument("--out", type=Path, required=True, help="PNG file, - for the standard output")
    live.add_argument("--config", type=Path, help="configuration file, for the path of the control socket")
    live.add_argument("--socket", type=Path, help="control socket of the daemon")
    live.add_argument("--size", default="800x480", help="where the station has no screen")
    live.add_argument("--language", default="en", help="where the station has no screen")
    _as_json(_command(screen, "list", "screen", "the names of the screens"))
    show_screen = _command(screen, "run", "screen", "the process that draws the screen (started by the daemon)")
    show_screen.add_argument("--socket", type=Path, help="control socket of the daemon")
    show_screen.add_argument("--backend", default="auto", choices=["auto", "kmsdrm", "window", "png"])
    show_screen.add_argument("--size", default="800x480")
    show_screen.add_argument("--language", default="en")
    show_screen.add_argument("--png-out", type=Path, help="keep the present picture in this file")
    show_screen.add_argument("--theme", default="auto", choices=["auto", "day", "night", "contrast"])
    show_screen.add_argument("--day-from", default="07:00", metavar="HH:MM")
    show_screen.add_argument("--night-from", default="20:00", metavar="HH:MM")
    show_screen.add_argument("--large-text", action="store_true")
    show_screen.add_argument("--photo", type=Path, help="put the present picture there on SIGUSR1")
    show_screen.add_argument("--exit-with-parent", action="store_true", help="end when the daemon is gone")


_SUBJECTS: tuple[Callable[[Commands], None], ...] = (
    _station,
    _care,
    _visits_and_faults,
    _powerline,
    _certificates,
    _ocpp,
    _exi,
    _screen,
)
