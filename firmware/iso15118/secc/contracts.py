"""The session's view of contracts, on top of `pki`: verdicts on chains, and signatures by a contract's key.

Owns: how a chain's status becomes what a session answers. May not: read files; the trust store is given.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cryptography import x509

from firmware.iso15118.messages.model import Node
from firmware.iso15118.messages.xmldsig import Signature
from firmware.iso15118.pki import chain
from firmware.iso15118.pki import emaid as emaids
from firmware.iso15118.pki import signature as signatures
from firmware.iso15118.pki.chain import ChainStatus, Profile
from firmware.iso15118.pki.keys import SCHEMES
from firmware.iso15118.secc.setup import ContractCheck, Verdict

_VERDICTS = {
    ChainStatus.OK: Verdict.OK,
    ChainStatus.UNKNOWN_ROOT: Verdict.CHAIN_ERROR,
    ChainStatus.NO_CERTIFICATE: Verdict.NO_CERTIFICATE,
    ChainStatus.MALFORMED: Verdict.CHAIN_ERROR,
    ChainStatus.PROFILE: Verdict.INVALID,
    ChainStatus.CHAIN: Verdict.CHAIN_ERROR,
    ChainStatus.LEAF_VALIDITY: Verdict.EXPIRED,
    ChainStatus.ISSUER_VALIDITY: Verdict.INVALID,
    ChainStatus.REVOKED: Verdict.REVOKED,
}


_PROVISIONING_SERVICE = replace(chain.PROVISIONING_SERVICE, schemes=SCHEMES)


class PkiContracts:
    """`ContractVerifier` over a trust store.

    `roots` gives the MO and V2G roots of this moment (the CSMS may install some while the station runs), `oem_roots`
    the OEM roots and sub-CAs: a provisioning certificate comes without its chain, so that only its direct issuer helps.
    `central_validation`: a chain that is good but for its unknown root is passed on, for the CSMS to judge
    (`Contract.root_known` False). `expires_soon` is how long before its end a contract is announced to end. `cross`
    gives the cross-certificates over which a root may be reached.

    Where `clock_trusted` says no: `dates_matter` and no contract is offered or taken; else everything but the dates is
    checked, and `remark` is told so each time.
    """

    def __init__(
        self,
        roots: Callable[[], Sequence[x509.Certificate]],
        *,
        oem_roots: Callable[[], Sequence[x509.Certificate]] = tuple,
        profile: Profile = chain.CONTRACT,
        provisioning: Profile = chain.OEM_PROVISIONING,
        is_revoked: chain.RevocationCheck | None = None,
        central_validation: bool = False,
        expires_soon: timedelta = timedelta(days=21),
        cross: Callable[[], Sequence[x509.Certificate]] = tuple,
        clock_trusted: Callable[[], bool] = lambda: True,
        dates_matter: bool = True,
        remark: Callable[[str], None] = lambda text: None,
    ) -> None:
        self._roots = roots
        self._oem_roots = oem_roots
        self._profile = profile
        self._provisioning = replace(provisioning, min_sub_cas=0)
        self._is_revoked = is_revoked
        self._central_validation = central_validation
        self._expires_soon = expires_soon
        self._cross = cross
        self._clock_trusted = clock_trusted
        self._dates_matter = dates_matter
        self._remark = remark

    @property
    def usable(self) -> bool:
        """There is a root, or a CSMS that has one, and a clock to judge contracts by."""
        return (self._central_validation or bool(self._roots())) and (self._clock_trusted() or not self._dates_matter)

    def _at(self, unix: int) -> datetime | None:
        """The time to judge dates by; None: they are not looked at."""
        if self._clock_trusted():
            return datetime.fromtimestamp(unix, UTC)
        self._remark("no trustworthy clock: the dates of a vehicle's certificates are not looked at")
        return None

    def check_contract(
        self, emaid: str | None, leaf: bytes, intermediates: tuple[bytes, ...], unix: int, iso20: bool = False
    ) -> ContractCheck:
        """Check a contract chain (DER) at the wall time `unix`, and that `emaid` is the leaf's where one is told.

        In -20 a contract may be on secp521r1, or still on P-256 as peers in the field have it.
        """
        if not self._clock_trusted() and self._dates_matter:
            return ContractCheck(Verdict.INVALID, None, "no trustworthy clock to judge a contract by")
        at = self._at(unix)
        profile = replace(self._profile, schemes=SCHEMES) if iso20 else self._profile
        ders = (leaf, *intermediates)
        result = chain.verify_chain(ders, self._roots(), at, profile, self._is_revoked, self._cross())
        passed_on = result.status is ChainStatus.UNKNOWN_ROOT and self._central_validation
        if not result.ok and not passed_on:
            return ContractCheck(_VERDICTS[result.status], None, result.detail)
        contract = chain.contract_of(result)
        if contract is None:
            return ContractCheck(Verdict.INVALID, None, "the certificate names no eMAID")
        if emaid is not None and not emaids.same(emaid, contract.emaid):
            return ContractCheck(Verdict.INVALID, None, f"eMAID {emaid} is not the certificate's {contract.emaid}")
        if at is not None and result.chain[0].not_valid_after_utc - at < self._expires_soon:
            return ContractCheck(Verdict.EXPIRES_SOON, contract)
        return ContractCheck(Verdict.OK, contract)

    def check_provisioning(
        self, leaf: bytes, unix: int, intermediates: tuple[bytes, ...] | None = None
    ) -> ContractCheck:
        """Check an OEM provisioning certificate (DER) at the wall time `unix`, in -2 without its chain, in -20 with it.

        Its root is mostly not known here: the mobility operator judges the chain (iec63110.md S7). What can be seen
        is checked: form, usage, domain component, validity, revocation, and the signature of an issuer that is known.
        """
        profile = self._provisioning if intermediates is None else replace(self._provisioning, schemes=SCHEMES)
        return self._up_to_known((leaf, *(intermediates or ())), self._oem_roots(), unix, profile)

    def check_provisioning_service(self, leaf: bytes, intermediates: tuple[bytes, ...], unix: int) -> ContractCheck:
        """Check the chain of the certificate provisioning service; the vehicle, which knows its V2G roots, judges it
        as well, so that an unknown root is not the end."""
        return self._up_to_known((leaf, *intermediates), self._roots(), unix, _PROVISIONING_SERVICE)

    def _up_to_known(
        self, certificates: tuple[bytes, ...], roots: Sequence[x509.Certificate], unix: int, profile: Profile
    ) -> ContractCheck:
        result = chain.verify_chain(certificates, roots, self._at(unix), profile, self._is_revoked, self._cross())
        if result.status in (ChainStatus.OK, ChainStatus.UNKNOWN_ROOT):
            return ContractCheck(Verdict.OK, None, result.detail)
        return ContractCheck(_VERDICTS[result.status], None, result.detail)

    def check_signature(self, leaf: bytes, signature: Signature, signed: Node) -> bool:
        """Whether the signature signs exactly the element `signed`, by the key of `leaf` (DER)."""
        key = chain.public_key_of(x509.load_der_x509_certificate(leaf))
        if key is None:
            return False
        return signatures.verify((signed,), signature, key) is signatures.VerifyResult.OK
