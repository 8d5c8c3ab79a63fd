"""`evse`: the arguments of every command, and which function serves it.

Owns: parsing and exit statuses (0 done, 1 the thing asked about is not well, 2 wrong use or not possible).
May not: hold behaviour; every command lives in its own module and is imported only when it runs.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from firmware.core.errors import EvseError

SIM_HELP = "plug-in | unplug | ev-ready | ev-pause | swipe TOKEN | fault NAME | clear NAME | list"


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(prog="evse", description="The controller of an EV charging station.")
    top.add_argument("--version", action="store_true", help="print the version and leave")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")

    def command(
        name: str, module: str, text: str, *, under: "argparse._SubParsersAction[argparse.ArgumentParser]" = commands
    ) -> argparse.ArgumentParser:
        sub = under.add_parser(name, help=text, description=text)
        sub.set_defaults(module=module)
        return sub

    def reaches_daemon(sub: argparse.ArgumentParser, *, as_json: bool = True) -> None:
        sub.add_argument("--config", type=Path, help="configuration file, for the path of the control socket")
        sub.add_argument("--socket", type=Path, help="control socket of the daemon")
        if as_json:
            sub.add_argument("--json", action="store_true", help="print JSON")

    run = command("run", "run", "run the station in the foreground")
    run.add_argument("--config", type=Path, help="configuration file (TOML); without it the embedded defaults")

    status = command("status", "status", "what the station does now and why; exit status 1 when it is not well")
    reaches_daemon(status)
    status.add_argument("-w", "--watch", action="store_true", help="print again at every change")

    reaches_daemon(command("top", "top", "power, states, lateness, queues and journal on one page; Ctrl-C leaves"))

    updates = commands.add_parser("update", help="signed updates of the station").add_subparsers(
        dest="what", required=True
    )
    last = command("status", "update", "what became of the last update; exit status 1 when it failed", under=updates)
    last.add_argument("--folder", type=Path, help="the inbox (default: update in the state folder)")
    last.add_argument("--json", action="store_true", help="print JSON")
    bundle = command(
        "install", "update", "install a bundle now, watch it and go back when it does not get well", under=updates
    )
    bundle.add_argument("file", type=Path, help="FILE.evseup")

    trace = command("trace", "trace", "the timeline: pilot, V2G, OCPP, meter, limits in one journal")
    reaches_daemon(trace)
    trace.add_argument("source", nargs="?", choices=["cp", "hal", "slac", "v2g", "ocpp", "meter", "station", "system"])
    trace.add_argument("-f", "--follow", action="store_true", help="go on with new entries")
    trace.add_argument("-n", "--last", type=int, default=200, help="how many old entries first (default 200)")
    trace.add_argument("-v", "--verbose", action="store_true", help="with the decoded content of messages")

    sim = command("sim", "sim", "drive the simulated board of a running daemon: " + SIM_HELP)
    reaches_daemon(sim)
    sim.add_argument("action", help=SIM_HELP)
    sim.add_argument("args", nargs="*", help="TOKEN or NAME")

    slac = command("slac", "slac", "the EVSE side of SLAC alone, for bench work; prints READY, then a line per match")
    slac.add_argument("--interface", required=True, help="interface of the modem (qcaspi, TAP or veth)")
    slac.add_argument("--modem", default="auto", choices=["auto", "required", "none"], help="when none answers")
    slac.add_argument("--link", default="auto", choices=["auto", "status", "stations", "broadcast", "none"])
    slac.add_argument("--correction-db", type=int, default=0, help="added to every attenuation group")
    slac.add_argument("--spi", help="drive a QCA7000 on this device (/dev/spidev0.0); the interface is the TAP to make")
    slac.add_argument("--spi-speed-hz", type=int, default=8_000_000, help="SPI clock, up to 12000000")
    slac.add_argument("--spi-interrupt", help="GPIO chip and line of INT, /dev/gpiochip0:23; without it: polling")
    slac.add_argument("--spi-reset", help="GPIO chip and line of RESET_L, /dev/gpiochip0:24")
    slac.add_argument("-v", "--verbose", action="store_true", help="every event, on standard error")

    modem = commands.add_parser("modem", help="the powerline modem").add_subparsers(dest="what", required=True)
    for what, text in (
        ("status", "firmware, network, link and rates of the modem"),
        ("diagnose", "what is wrong with the modem and what to do"),
        ("attenuation", "what the modem measures of a vehicle that is plugged in"),
    ):
        sub = command(what, "modem", text, under=modem)
        sub.add_argument("--interface", required=True, help="interface of the modem")
        sub.add_argument("--seconds", type=float, default=20.0, help="how long to listen (attenuation)")
    learnt = command("learnt", "learnt", "vehicles with which ISO 15118 failed, and what follows", under=modem)
    reaches_daemon(learnt)
    forget = command("forget", "learnt", "forget what was learnt of a vehicle, or of all", under=modem)
    reaches_daemon(forget, as_json=False)
    forget.add_argument("name", help="MAC address of the vehicle, token of the card, or `all`")

    session = commands.add_parser("session", help="charging visits that were recorded").add_subparsers(
        dest="what", required=True
    )
    listing = command("list", "session", "the newest visits, one line each", under=session)
    reaches_daemon(listing)
    listing.add_argument("-n", "--last", type=int, default=20)
    show = command("show", "session", "one visit with all its transaction events", under=session)
    reaches_daemon(show)
    show.add_argument("number", type=int)

    fault = commands.add_parser("fault", help="present faults").add_subparsers(dest="what", required=True)
    reaches_daemon(command("list", "fault", "present faults and what to do", under=fault))
    clear = command("clear", "fault", "acknowledge a latched fault", under=fault)
    reaches_daemon(clear)
    clear.add_argument("fault", help="id of the fault")

    why = command("why", "why", "what decides about the power now, in order, and what would change it")
    reaches_daemon(why)

    test = command("self-test", "self_test", "what of the station works; refused while a vehicle is connected")
    reaches_daemon(test)

    commission = command("commission", "commission", "set a station up, step by step; goes on where it was left")
    commission.add_argument("--config", type=Path, help="the file to write (default: /etc/evse/evse.toml)")
    commission.add_argument("--record", type=Path, help="the record to write (default: beside the store)")
    commission.add_argument("--answers", type=Path, help="JSON object with answers; what is missing is asked")
    commission.add_argument("--again", action="store_true", help="forget the answers of a wizard that was left")
    commission.add_argument("--socket", type=Path, help="control socket of the daemon, for its self test")
    commission.add_argument("--json", action="store_true", help="print the record as JSON")

    logs = commands.add_parser("logs", help="logs for those who help").add_subparsers(dest="what", required=True)
    bundle = command("bundle", "logs", "one archive of all that helps, without secrets", under=logs)
    reaches_daemon(bundle)
    bundle.add_argument("--out", type=Path, help="the archive to write (default: evse-logs-TIME.tar.gz here)")

    certs = commands.add_parser("certs", help="certificates and keys; also without a daemon").add_subparsers(
        dest="what", required=True
    )
    reaches_daemon(command("list", "certs", "what there is, until when, and where the keys live", under=certs))
    csr = command("csr", "certs", "make a key on this device and a signing request for it", under=certs)
    csr.add_argument("role", choices=["secc", "csms"], help="towards vehicles, or towards the CSMS")
    csr.add_argument("--out", type=Path, help="file for the request (default: standard output)")
    csr.add_argument("--curve", choices=["p256", "p521"], default="p256", help="p521 is what ISO 15118-20 wants")
    reaches_daemon(csr, as_json=False)
    bring = command("import", "certs", "install a signed chain for a request, or a root with --as", under=certs)
    bring.add_argument("file", type=Path)
    bring.add_argument("--as", dest="kind", choices=["v2g", "mo", "oem", "csms", "cross"], help="what a root is for")
    reaches_daemon(bring, as_json=False)
    revoked = command("import-crl", "certs", "bring in a revocation list, PEM or DER", under=certs)
    revoked.add_argument("file", type=Path)
    revoked.add_argument("--as", dest="kind", choices=["csms"], help="for the CSMS's certificate, not for vehicles'")
    reaches_daemon(revoked, as_json=False)
    renew = command("renew", "certs", "ask the CSMS for a new certificate now", under=certs)
    renew.add_argument("role", choices=["secc", "csms"])
    reaches_daemon(renew, as_json=False)

    ocpp = commands.add_parser("ocpp", help="the connection to the CSMS").add_subparsers(dest="what", required=True)
    for what, text in (
        ("state", "registration, network profiles, security events"),
        ("queue", "transaction events that the CSMS does not have yet"),
        ("messages", "the last messages, decoded; --json can be replayed"),
        ("profiles", "charging profiles, and the limit of the next 24 hours as a chart"),
        ("lists", "local list, authorization cache, messages on the screen"),
    ):
        reaches_daemon(command(what, "ocpp", text, under=ocpp))
    replay = command("replay", "ocpp", "read a captured exchange and say what is wrong in it", under=ocpp)
    replay.add_argument("file", type=Path, help="JSON of `evse ocpp messages --json`, or one frame a line; -: stdin")

    config = commands.add_parser("config", help="check or explain the configuration").add_subparsers(
        dest="what", required=True
    )
    check = command("check", "config", "check a configuration file", under=config)
    check.add_argument("file", type=Path, nargs="?", help="default: /etc/evse/evse.toml")
    explain = command("explain", "config", "every key with type, default and meaning", under=config)
    explain.add_argument("key", nargs="?", default="", help="a key or the beginning of one, such as v2g")
    explain.add_argument("--json", action="store_true", help="print JSON")

    exi = commands.add_parser("exi", help="EXI frames to JSON or XML, and back").add_subparsers(
        dest="what", required=True
    )
    schemas = "sap, din, iso2, iso20_common, iso20_ac, iso20_dc, iso20_acdp, iso20_wpt, xmldsig; else found out"
    frames = command("decode", "exi", "print frames as JSON", under=exi)
    frames.add_argument("input", nargs="+", help="hexadecimal or base64 text, a file of it, a pcap file, - for stdin")
    frames.add_argument("--schema", help=schemas)
    frames.add_argument("--fragment", action="store_true", help="canonical forms of signed elements, not frames")
    frames.add_argument("--xml", dest="form", action="store_const", const="xml", help="print XML")
    texts = command("encode", "exi", "print the frames of messages as hexadecimal text", under=exi)
    texts.add_argument("input", help="JSON or XML, a file of it, - for stdin")
    texts.add_argument("--schema", help=schemas)
    texts.add_argument("--fragment", action="store_true", help="canonical forms of signed elements, not frames")
    texts.add_argument("--v2gtp", action="store_true", help="with V2GTP header")
    texts.add_argument("--base64", dest="form", action="store_const", const="base64", help="print base64")
    command("codec", "exi", "which build of the codec is in use: pure or compiled", under=exi)

    screen = commands.add_parser("screen", help="the touchscreen").add_subparsers(dest="what", required=True)
    shot = command("shot", "screen", "render a screen to a PNG file, without a display", under=screen)
    shot.add_argument("--state", default="idle", help="name of the screen; `evse screen list` prints them")
    shot.add_argument("--out", type=Path, required=True)
    shot.add_argument("--language", default="en")
    shot.add_argument("--size", default="800x480")
    shot.add_argument("--theme", choices=["auto", "day", "night", "contrast"], help="instead of the sample's own")
    shot.add_argument("--large", action="store_true", help="large text")
    pages = command("gallery", "screen", "every screen in every language as a page of HTML", under=screen)
    pages.add_argument("--out", type=Path, required=True, help="folder")
    pages.add_argument("--size", default="800x480")
    pages.add_argument("--state", action="append", help="only this one (may be given several times)")
    pages.add_argument("--language", action="append", help="only this one (may be given several times)")
    live = command("live", "screen", "the picture that stands on the panel now, for example over SSH", under=screen)
    live.add_argument("--out", type=Path, required=True, help="PNG file, - for the standard output")
    live.add_argument("--socket", type=Path, help="control socket of the daemon")
    live.add_argument("--size", default="800x480", help="where the station has no screen")
    live.add_argument("--language", default="en", help="where the station has no screen")
    command("list", "screen", "the names of the screens", under=screen)
    show_screen = command("run", "screen", "the process that draws the screen (started by the daemon)", under=screen)
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
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of the console script; returns the exit status."""
    arguments = parser().parse_args(argv)
    if arguments.version:
        from firmware.app.version import VERSION

        print(VERSION)
        return 0
    if arguments.command is None:
        parser().print_help()
        return 2
    module = importlib.import_module(f"firmware.app.cli.{arguments.module}")
    try:
        return int(module.main(arguments))
    except EvseError as error:
        print(f"evse: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
