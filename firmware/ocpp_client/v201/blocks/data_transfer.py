"""P: DataTransfer. Owns: the answer. Nobody's extensions are known here."""

from firmware.ocpp_client.hub import Block
from firmware.ocpp_client.v201.enums import DataTransferStatusEnumType
from firmware.ocpp_client.v201.messages import DataTransferRequest, DataTransferResponse
from firmware.ocpp_client.v201.serving import Hub201


class DataTransferBlock(Block):
    """DataTransfer."""

    def __init__(self, hub: Hub201) -> None:
        super().__init__()
        self.handlers = {"DataTransfer": self.data_transfer}

    def data_transfer(self, request: DataTransferRequest, now: float) -> DataTransferResponse:
        """P01."""
        return DataTransferResponse(status=DataTransferStatusEnumType.UnknownVendorId)
