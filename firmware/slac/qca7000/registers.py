"""Registers and command words of the QCA7000's SPI interface [qca7000.md 2, 3]."""

READ = 0x8000
INTERNAL = 0x4000

BFR_SIZE = 0x0100
WRBUF_SPC_AVA = 0x0200
RDBUF_BYTE_AVA = 0x0300
SPI_CONFIG = 0x0400
INTR_CAUSE = 0x0C00
INTR_ENABLE = 0x0D00
SIGNATURE = 0x1A00

GOOD_SIGNATURE = 0xAA55
SLAVE_RESET = 0x0040
BUFFER_OCTETS = 0xC5B
"""Free octets of the chip's transmit buffer when it is empty."""
MOST_TO_READ = 4000
"""RDBUF_BYTE_AVA above this is a glitch."""
HARDWARE_LENGTH = 4

PKT_AVLBL = 0x0001
RDBUF_ERR = 0x0002
WRBUF_ERR = 0x0004
ADDR_ERR = 0x0008
CPU_ON = 0x0040
WRBUF_BELOW_WM = 0x0400
SERVED = PKT_AVLBL | RDBUF_ERR | WRBUF_ERR | CPU_ON  # 0x0047, what the driver enables
KNOWN_CAUSES = SERVED | ADDR_ERR | WRBUF_BELOW_WM


def word(value: int) -> bytes:
    """16 bits, big endian."""
    return value.to_bytes(2, "big")
