"""I: what the operator says of prices and cost.

Owns: CostUpdated, and how totals, personal messages and fallback texts reach the station. May not: compute a price.
"""

from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.datatypes import MessageContentType
from firmware.ocpp_client.v201.messages import CostUpdatedRequest, CostUpdatedResponse
from firmware.ocpp_client.v201.serving import Hub201
from firmware.station.api import IdToken, Result, SetCost, SetTariffText

CTRLR = "TariffCostCtrlr"
FALLBACK = "TariffFallbackMessage"
TOTAL_FALLBACK = "TotalCostFallbackMessage"


class TariffBlock(Block):
    """Tariff and cost."""

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self._told = ("", "")
        self._fallbacks()
        self.handlers = {"CostUpdated": self.cost_updated}

    def on_variables(self, keys: tuple[str, ...], now: float) -> None:
        """I04, I05: other fallback texts hold at once."""
        if any(key.startswith(CTRLR) for key in keys):
            self._fallbacks()

    def _fallbacks(self) -> None:
        model = self._hub.model
        tariff = model.text(CTRLR, FALLBACK) if model.boolean(CTRLR, "Enabled", "Tariff") else ""
        total = model.text(CTRLR, TOTAL_FALLBACK) if model.boolean(CTRLR, "Enabled", "Cost") else ""
        if tariff != self._told[0]:
            self._hub.station.command(SetTariffText(tariff))
        if total != self._told[1]:
            self._hub.station.command(SetTariffText(total, total=True))
        self._told = (tariff, total)

    def cost_updated(self, request: CostUpdatedRequest, now: float) -> CostUpdatedResponse:
        """I02: the running cost; of a transaction that nobody knows it is nobody's."""
        total_cost(self._hub, request.transactionId, request.totalCost)
        return CostUpdatedResponse()


def total_cost(hub: Hub201, transaction_id: str, total: float) -> None:
    """I02, I03: the running or final cost by the operator's word."""
    if not hub.model.boolean(CTRLR, "Enabled", "Cost"):
        return
    answer = hub.station.command(SetCost(transaction_id, total))
    if answer.result is Result.REJECTED:
        hub.tell(f"cost of transaction {transaction_id} not shown: {answer.text}")


def personal_message(hub: Hub201, token: IdToken, message: MessageContentType) -> None:
    """I01, I06: the driver's own tariff."""
    if hub.model.boolean(CTRLR, "Enabled", "Tariff"):
        hub.station.command(SetTariffText(message.content, token))
