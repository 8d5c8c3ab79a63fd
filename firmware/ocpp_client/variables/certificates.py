"""Variables of certificates and their renewal. Owns: their rows."""

from pathlib import Path

from firmware.core.keys.checks import MAX_CHAIN_TEXT
from firmware.ocpp_client.device_model import DataType, Owner
from firmware.ocpp_client.trust import MAX_ROOTS, Use
from firmware.ocpp_client.variables.table import Table, boolean

NAME_MAX = 64  # of an X.509 common or organization name


def certificates(table: Table) -> None:
    """A02, A03, M01 to M06."""
    config, security, iso = table.config, "SecurityCtrlr", "ISO15118Ctrlr"

    def name(component: str, variable: str, value: str, key: str, maximum: int = NAME_MAX) -> None:
        table.add(
            component, variable, DataType.STRING, value, owner=Owner.CLIENT, maximum=maximum, config_key=key,
        )  # fmt: skip

    name(security, "OrganizationName", config.pki.organization, "pki.organization")
    table.client(security, "CertSigningWaitMinimum", 60, 1, 86_400)
    table.client(security, "CertSigningRepeatTimes", 3, 0, 20, unit="")
    table.fixed(security, "MaxCertificateChainSize", DataType.INTEGER, str(MAX_CHAIN_TEXT))
    table.fixed(
        security, "AdditionalRootCertificateCheck", DataType.BOOLEAN, boolean(config.ocpp.additional_root_check),
        config_key="ocpp.additional_root_check",
    )  # fmt: skip
    # OCPP has no variable for it: told under our own name, and changed by the owner only.
    policies = ("hard", "soft")
    table.fixed(
        security, "CsmsRevocation", DataType.OPTION_LIST, config.ocpp.csms_revocation,
        values=policies, config_key="ocpp.csms_revocation",
    )  # fmt: skip
    roots = Path(config.pki.dir) / "roots"
    table.add(
        security,
        "CertificateEntries",
        DataType.INTEGER,
        lambda now: str(sum(1 for _ in roots.glob("*/*.pem"))) if config.pki.dir else "0",
        maximum=MAX_ROOTS * len(Use),
    )
    name(iso, "SeccId", config.pki.secc_id or config.station.evse_id.replace("*", ""), "pki.secc_id")
    name(iso, "OrganizationName", config.pki.organization, "pki.organization")
    name(iso, "CountryName", config.pki.country, "pki.country", 2)
    table.switch(iso, "V2GCertificateInstallationEnabled", bool(config.pki.dir))
