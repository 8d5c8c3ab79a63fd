"""N09, N10: what the station knows of a customer, told and forgotten.

Owns: the answers. May not: know where the data are (`customer_data.py`).
"""

from msgspec import UNSET

from firmware.ocpp_client.customer_data import CustomerData
from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.enums import CustomerInformationStatusEnumType
from firmware.ocpp_client.v201.mapping import token_of
from firmware.ocpp_client.v201.messages import (
    CustomerInformationRequest,
    CustomerInformationResponse,
    NotifyCustomerInformationRequest,
)
from firmware.ocpp_client.v201.serving import Hub201, info
from firmware.station.api import ForgetVehicles, IdToken, TokenType

CHARS_PER_PART = 512


class CustomerBlock(Block):
    """Customer information."""

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self._hub = hub
        self._data = CustomerData(hub.tokens, hub.store)
        self.handlers = {"CustomerInformation": self.customer_information}

    def customer_information(self, request: CustomerInformationRequest, now: float) -> CustomerInformationResponse:
        """The report goes first, with what is then forgotten. Customers are known by token only: the operator's own
        identifier of a customer is taken as one, and a contract certificate is not kept.
        """
        status = CustomerInformationStatusEnumType
        if not (request.report or request.clear):
            why = info("InvalidValue", "neither a report nor clearing is wanted")
            return CustomerInformationResponse(status=status.Rejected, statusInfo=why)
        named = [request.idToken, request.customerIdentifier, request.customerCertificate]
        if sum(one is not UNSET for one in named) != 1:
            why = info("InvalidValue", "exactly one customer is wanted")
            return CustomerInformationResponse(status=status.Invalid, statusInfo=why)
        if request.report and self._hub.reports_full:
            return CustomerInformationResponse(status=status.Rejected, statusInfo=info("OutOfMemory"))
        token = None
        if request.idToken:
            token = token_of(request.idToken)
        elif request.customerIdentifier:
            token = IdToken(request.customerIdentifier, TokenType.CENTRAL)
        lines = list(self._data.lines(token)) if token is not None else []
        if request.clear and token is not None:
            self._data.forget(token)
            if token.value:  # without a name it would be all of them
                self._hub.station.command(ForgetVehicles(token.value))
        if request.report or request.clear:
            text = "\n".join(lines) if request.report and lines else "no data of this customer is kept"
            if request.clear and not request.report:
                text = "the data of this customer are deleted"
            self._report(text, request.requestId)
        return CustomerInformationResponse(status=status.Accepted)

    def _report(self, text: str, request_id: int) -> None:
        at = self._hub.clock.wall().iso()
        starts = range(0, len(text), CHARS_PER_PART)
        self._hub.report(
            tuple(
                NotifyCustomerInformationRequest(
                    data=text[start : start + CHARS_PER_PART],
                    seqNo=part,
                    generatedAt=at,
                    requestId=request_id,
                    tbc=start + CHARS_PER_PART < len(text),
                )
                for part, start in enumerate(starts)
            )
        )
