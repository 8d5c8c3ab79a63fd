"""B09, B10, A05: connection profiles. Owns: the answers. May not: keep profiles (`network_profiles.py`) or connect."""

from firmware.core.errors import StoreError
from firmware.core.timeline import Level
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.network_profiles import NetworkProfile, ProfileRefusedError
from firmware.ocpp_client.v201.enums import (
    OCPPInterfaceEnumType,
    OCPPTransportEnumType,
    OCPPVersionEnumType,
    SetNetworkProfileStatusEnumType,
)
from firmware.ocpp_client.v201.messages import SetNetworkProfileRequest, SetNetworkProfileResponse
from firmware.ocpp_client.v201.serving import Hub201, info

COMM = "OCPPCommCtrlr"
PRIORITY = "NetworkConfigurationPriority"
VERSIONS = (OCPPVersionEnumType.OCPP20, OCPPVersionEnumType.OCPP16)
# The operating system routes: which of its interfaces is used is not the CSMS's choice, these stand for "the one".
INTERFACES = (OCPPInterfaceEnumType.Wired0, OCPPInterfaceEnumType.Wireless0)


class NetworkBlock(Block):
    """Network connection profiles."""

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self.handlers = {"SetNetworkProfile": self.set_network_profile}
        if hub.network is not None:
            hub.model.guard(COMM, PRIORITY, self._refusal)
            self._present()

    def _refusal(self, order: str) -> str:
        """A05: a safer profile is used only where all that it needs is there."""
        hub = self._hub
        assert hub.network is not None
        has_root = bool(hub.own.csms_roots or hub.trust.csms_roots())
        return hub.network.refusal(order, hub.own.client.shown() is not None, has_root)

    def _present(self) -> None:
        assert self._hub.network is not None
        self._hub.model.present(COMM, "ActiveNetworkProfile", str(self._hub.network.active_slot))
        self._hub.model.present("SecurityCtrlr", "SecurityProfile", str(self._hub.network.level))

    def on_accepted(self, now: float) -> None:
        """A05: the CSMS has accepted us by this profile, so what is less safe is forgotten."""
        network = self._hub.network
        if network is None:
            return
        try:
            if network.connected():
                self._hub.security.note("ReconfigurationOfSecurityParameters", f"security profile {network.level}")
        except StoreError as error:
            self._hub.tell(f"network profiles: {error}", Level.ERROR)
        self._present()

    def on_connected(self, now: float) -> None:
        """Perhaps by another profile than the last time."""
        if self._hub.network is not None:
            self._present()

    def set_network_profile(self, request: SetNetworkProfileRequest, now: float) -> SetNetworkProfileResponse:
        """B09. What this station cannot honour is refused: other transports, modems, tunnels."""
        status, data = SetNetworkProfileStatusEnumType, request.connectionData
        why = None
        if self._hub.network is None or data.apn or data.vpn:
            why = info("UnsupportedParam", "modems and tunnels are the operating system's")
        elif data.ocppTransport is not OCPPTransportEnumType.JSON or data.ocppVersion not in VERSIONS:
            why = info("UnsupportedParam", "OCPP 1.6 or 2 in JSON")
        elif data.ocppInterface not in INTERFACES:
            why = info("InvalidNetworkConf", "Wired0 or Wireless0")
        if why is not None or self._hub.network is None:
            return SetNetworkProfileResponse(status=status.Rejected, statusInfo=why or info("NotEnabled"))
        profile = NetworkProfile(
            url=data.ocppCsmsUrl,
            security=data.securityProfile,
            timeout_s=data.messageTimeout if data.messageTimeout > 0 else None,
            version=data.ocppVersion.value,
        )
        try:
            self._hub.network.put(request.configurationSlot, profile)
        except ProfileRefusedError as error:
            return SetNetworkProfileResponse(status=status.Rejected, statusInfo=info(error.reason, str(error)))
        except StoreError:
            return SetNetworkProfileResponse(status=status.Failed, statusInfo=info("InternalError"))
        self._hub.tell(f"network profile in slot {request.configurationSlot}, used when the order names it")
        return SetNetworkProfileResponse(status=status.Accepted)
