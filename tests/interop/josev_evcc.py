"""Drives Josev's EVCC (PyPI package `iso15118`), unmodified, through one named session against whatever SECC answers
SDP on an interface, and prints the outcome as one JSON line.

Runs under a Python that has that package (the Makefile's `.venv-peer`), so it imports nothing of ours. The PKI is a
folder with `iso15118_2/` as `hil.pki --josev` or the package's own script makes it. Exit status: 0 charged and
stopped in order, 1 anything else, 2 wrong use.
"""

import argparse
import asyncio
import json
import logging
import os
import random
import statistics
import sys
import time
import types

LOOPS = ("ChargingStatusRes", "CurrentDemandRes", "AC_ChargeLoopRes", "DC_ChargeLoopRes")

SCENARIOS = {
    # name: (energy transfer mode, TLS, Plug & Charge)
    "iso2-ac-eim": ("AC_three_phase_core", False, False),
    "iso2-ac-eim-tls": ("AC_three_phase_core", True, False),
    "iso2-ac-pnc": ("AC_three_phase_core", True, True),
    "iso2-dc-eim": ("DC_extended", False, False),
    "iso2-dc-eim-tls": ("DC_extended", True, False),
    "iso2-dc-pnc": ("DC_extended", True, True),
    "iso2-ac-certinstall": ("AC_three_phase_core", True, True),  # a contract is installed first
    "din-dc": ("DC_extended", False, False),
    # name: (energy service, TLS, Plug & Charge)
    "iso20-ac": ("AC", False, False),
    "iso20-ac-tls": ("AC", True, False),
    "iso20-ac-pnc": ("AC", True, True),
    "iso20-ac-bpt": ("AC_BPT", False, False),
    "iso20-dc": ("DC", False, False),
    "iso20-dc-tls": ("DC", True, False),
    "iso20-dc-pnc": ("DC", True, True),
    "iso20-dc-bpt": ("DC_BPT", False, False),
}


class Outcome(logging.Handler):
    """What happened, told by the hooks below and by the package's own warnings and errors."""

    def __init__(self):
        super().__init__(logging.WARNING)  # the level from which on emit() is called
        self.begin, self.over, self.good = time.monotonic(), asyncio.Event(), False
        self.states, self.waits, self.at, self.errors = [], {}, {}, []
        self.tls = self.protocol = self.ended = self.sent_at = None
        self.session_id = self.setup_code = self.prices_verified = None

    def emit(self, record):
        self.errors = [*self.errors, record.getMessage().split("\n")[0][:300]][-4:]

    def mark(self, what):
        self.at.setdefault(what, round(time.monotonic() - self.begin, 3))

    def end(self, good, reason):
        if not self.over.is_set():  # the first end counts
            self.good, self.ended = good, str(reason)[:300]
            self.mark("end")
            self.over.set()

    def report(self, scenario):
        counts = {name: len(waits) for name, waits in self.waits.items()}
        loops = sum(counts.get(name, 0) for name in LOOPS)
        charged = self.good and loops > 0
        return {
            "scenario": scenario,
            "result": "charged" if charged else "failed",
            "tls": self.tls,
            "ended": self.ended,
            "charge_loops": loops,
            "protocol": self.protocol,
            "session_id": self.session_id,
            "setup_code": self.setup_code,
            "prices_verified": self.prices_verified,
            "states": self.states,
            "responses": counts,
            "response_ms": {name: [round(1000 * wait, 3) for wait in waits] for name, waits in self.waits.items()},
            "median_ms": round(1000 * statistics.median(sum(self.waits.values(), [0.0])), 3),
            "at_s": self.at,
            "error": None if charged else self.errors or self.ended,
        }


def overlook_pnc(message):
    """Take an offer of Plug & Charge next to EIM out of a response, so that the EV chooses EIM."""
    response = getattr(getattr(message, "body", None), "service_discovery_res", None)
    offers = response.auth_option_list.auth_options if response is not None else getattr(message, "auth_services", [])
    offers[:] = [offer for offer in offers if offer.name.startswith("EIM")] or offers


def prices_verified(message):
    """The package's own verification of the tariffs in a response, by the sub-CA 2 that its contract came with."""
    from iso15118.shared.exi_codec import EXI
    from iso15118.shared.messages.enums import Namespace
    from iso15118.shared.security import CertPath, load_cert, verify_signature

    schedules = message.body.charge_parameter_discovery_res.sa_schedule_list
    tariffs = [one.sales_tariff for one in schedules.schedule_tuples if one.sales_tariff] if schedules else []
    if not tariffs or not message.header.signature:
        return None
    elements = [(tariff.id, EXI().to_exi(tariff, Namespace.ISO_V2_MSG_DEF)) for tariff in tariffs]
    return verify_signature(message.header.signature, elements, load_cert(CertPath.MO_SUB_CA2_DER))


def hooked(out, handler_module, pnc, pause=False):
    """The package's session and session handler, made to tell `out` what they do."""

    class Session(handler_module.EVCCCommunicationSession):
        @property
        def charging_session_stop_v2(self):
            """How the session ends: as the package decides, or with a pause where it was told to pause."""
            return self._stop

        @charging_session_stop_v2.setter
        def charging_session_stop_v2(self, value):
            self._stop = type(value)("Pause") if pause and value is not None else value

        async def send(self, message):
            out.mark("tcp")
            secured = self.writer.get_extra_info("ssl_object")
            out.tls = secured and f"{secured.version()} {secured.cipher()[0]}"
            write = type(self.writer).write

            def timed(data):
                out.sent_at = time.monotonic()  # the package logs for some time after its write
                write(self.writer, data)

            self.writer.write = timed
            await super().send(message)

        async def process_message(self, message):
            wait, state = time.monotonic() - out.sent_at, self.current_state
            out.states += [str(state)] if out.states[-1:] != [str(state)] else []
            process = state.process_message

            async def decoded(content, exi=None):
                name = str(content.body.get_message() if hasattr(content, "body") else content)
                out.waits.setdefault(name, []).append(wait)
                if name in LOOPS:
                    out.mark("first_loop")
                if name == "SessionSetupRes" and hasattr(content, "body"):
                    out.session_id = content.header.session_id
                    out.setup_code = str(content.body.session_setup_res.response_code.value)
                if name == "ChargeParameterDiscoveryRes" and pnc:
                    out.prices_verified = prices_verified(content)
                if not pnc:
                    overlook_pnc(content)
                await process(content, exi)
                out.protocol = self.protocol.name

            state.process_message = decoded
            await super().process_message(message)
            state.process_message = process

        async def stop(self, reason):
            out.mark("last_message")
            await super().stop(reason)  # takes 5 s, then closes the TCP connection
            out.end(bool(self.stop_reason and self.stop_reason.successful), reason)

    class Handler(handler_module.CommunicationSessionHandler):
        async def restart_sdp(self, new_sdp_cycle):
            try:
                if not out.at:  # one session a run; the package itself would start over
                    await super().restart_sdp(new_sdp_cycle)
            except Exception as exc:
                out.end(False, f"SDP: {exc}")

        async def start_comm_session(self, host, port, is_tls):
            out.mark("sdp")
            await super().start_comm_session(host, port, is_tls)
            if self.comm_session[0] is None:
                out.end(False, f"no connection to {host} port {port} (TLS: {is_tls})")

        async def process_incoming_udp_packet(self, message):
            await super().process_incoming_udp_packet(message)
            if "sdp" not in out.at:
                out.end(False, "SDP response not accepted")

    handler_module.EVCCCommunicationSession = Session
    return Handler


async def session(args, codec):
    from iso15118.evcc import comm_session_handler
    from iso15118.evcc.controller.simulator import SimEVController
    from iso15118.evcc.evcc_config import EVCCConfig

    mode, tls, pnc = SCENARIOS[args.scenario]
    iso20 = args.scenario.startswith("iso20")
    config = EVCCConfig(
        supportedProtocols=[
            f"ISO_15118_20_{mode[:2]}" if iso20 else "DIN_SPEC_70121" if args.scenario == "din-dc" else "ISO_15118_2"
        ],
        supportedEnergyServices=[mode if iso20 else mode[:2]],
        useTls=tls,
        energyTransferMode=("AC_three_phase_core" if mode[:2] == "AC" else "DC_extended") if iso20 else mode,
        enforceTls=tls,
        isCertInstallNeeded=args.scenario.endswith("certinstall"),
        sdpRetryCycles=1,
        chargeLoopCycle=args.loops,
        chargeLoopDelay=args.delay,
    )
    config.load_raw_values()

    class Controller(SimEVController):
        async def select_energy_service_v20(self, services):
            wanted = 2 if args.dynamic else 1  # the package takes whichever set comes first
            services[0].parameter_sets.sort(
                key=lambda one: not any(p.name == "ControlMode" and p.int_value == wanted for p in one.parameters)
            )
            return await super().select_energy_service_v20(services)

    out = Outcome()
    logging.getLogger().addHandler(out)
    if args.resume:
        from iso15118.evcc import evcc_settings

        evcc_settings.RESUME_SESSION_ID = args.resume  # where the package looks for the id of a paused session
    handler = hooked(out, comm_session_handler, pnc, args.pause)(config, args.iface, codec, Controller(config))
    run = asyncio.create_task(handler.start_session_handler())
    over = asyncio.create_task(out.over.wait())
    await asyncio.wait({run, over}, timeout=args.limit, return_when=asyncio.FIRST_COMPLETED)
    out.end(False, "EVCC ended" if run.done() else f"time limit of {args.limit} s")
    return out.report(args.scenario)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    option = parser.add_argument
    option("scenario", choices=SCENARIOS)
    option("--iface", required=True)
    option("--pki", default=".")
    option("--limit", type=float, default=120, help="seconds")
    option("--loops", type=int, default=10)
    option("--delay", type=int, default=0, help="whole seconds between charge loops")
    option("--dynamic", action="store_true", help="ISO 15118-20: dynamic control")
    option("--pause", action="store_true", help="ISO 15118-2: end with a pause")
    option("--resume", metavar="ID", help="ISO 15118-2: join this session")
    option("--seed", type=int, default=1, help="fixes the EV simulator's coin tosses")
    option("--log", default=os.devnull, help="file for the package's own log")
    args = parser.parse_args()
    random.seed(args.seed)
    os.environ["LOG_LEVEL"] = "INFO"
    # evcc_config imports aiofile, which the package does not declare and nothing here calls.
    sys.modules.setdefault("aiofile", types.SimpleNamespace(async_open=None))
    stdout, sys.stdout = sys.stdout, open(args.log, "w")  # noqa: PTH123, SIM115  (the package logs to stdout)
    from iso15118.shared.exificient_exi_codec import ExificientEXICodec
    from iso15118.shared.settings import shared_settings

    shared_settings.update(
        PKI_PATH=os.path.join(os.path.abspath(args.pki), ""),  # noqa: PTH100, PTH118  (with the slash at its end)
        MESSAGE_LOG_JSON=True,
        MESSAGE_LOG_EXI=False,
        ENABLE_TLS_1_3=args.scenario.startswith("iso20") and SCENARIOS[args.scenario][1],
    )
    codec = ExificientEXICodec()  # starts the JVM now, so that no session time goes into it
    report = asyncio.run(session(args, codec))
    codec.gateway.shutdown()
    print(json.dumps(report), file=stdout)
    return 0 if report["result"] == "charged" else 1


if __name__ == "__main__":
    sys.exit(main())
