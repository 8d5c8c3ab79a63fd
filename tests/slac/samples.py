"""Golden frames and hypothesis strategies for SLAC frames."""

from pathlib import Path

from hypothesis import strategies as st

from firmware.slac.frames import BROADCAST, Frame, Mme, homeplug, vendor

VECTORS = Path(__file__).parent.parent / "vectors" / "slac"


def golden(name: str) -> list[tuple[float, bool, bytes]]:
    """(seconds, sent by the host, octets) of one recorded run."""
    run = []
    for line in (VECTORS / name).read_text().splitlines():
        at, direction, octets = line.split()
        run.append((float(at), direction == "host->modem", bytes.fromhex(octets)))
    return run


def octets(size: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=size, max_size=size)


byte = st.integers(0, 255)
word = st.integers(0, 0xFFFF)
macs = octets(6)


def _amp_map(carriers: int) -> st.SearchStrategy[Mme]:
    return st.builds(homeplug.AmpMapReq, st.just(carriers), octets((carriers + 1) // 2))


_stations = st.builds(vendor.NwStation, macs, byte, macs, byte, byte)
messages: st.SearchStrategy[Mme] = st.one_of(
    st.builds(homeplug.SlacParmReq, octets(8), byte, byte),
    st.builds(homeplug.SlacParmCnf, macs, byte, byte, byte, macs, byte, byte, octets(8)),
    st.builds(homeplug.StartAttenCharInd, byte, byte, byte, byte, byte, macs, octets(8)),
    st.builds(homeplug.MnbcSoundInd, byte, byte, octets(17), byte, octets(8), octets(16)),
    st.builds(homeplug.AttenProfileInd, macs, st.binary(max_size=255)),
    st.builds(
        homeplug.AttenCharInd, byte, byte, macs, octets(8), octets(17), octets(17), byte, st.binary(max_size=255)
    ),
    st.builds(homeplug.AttenCharRsp, byte, byte, macs, octets(8), octets(17), octets(17), byte),
    st.builds(homeplug.ValidateReq, byte, byte, byte),
    st.builds(homeplug.ValidateCnf, byte, byte, byte),
    st.builds(homeplug.SlacMatchReq, byte, byte, word, octets(17), macs, octets(17), macs, octets(8)),
    st.builds(
        homeplug.SlacMatchCnf,
        *(byte, byte, word, octets(17), macs, octets(17), macs, octets(8), octets(7), octets(16)),
    ),
    st.builds(homeplug.SetKeyReq, byte, octets(4), octets(4), byte, word, byte, byte, octets(7), byte, octets(16)),
    st.builds(homeplug.SetKeyCnf, byte, octets(4), octets(4), byte, word, byte, byte),
    st.builds(homeplug.GetKeyReq, byte, byte, octets(7), octets(4), byte, word, byte),
    st.builds(homeplug.GetKeyCnf, byte, byte, octets(4), octets(4), octets(7), byte, byte, word, byte, octets(16)),
    st.sampled_from([0, 1, 2, 917, 2000]).flatmap(_amp_map),
    st.builds(homeplug.AmpMapCnf, byte),
    st.builds(vendor.SwVerReq),
    st.builds(vendor.SwVerCnf, byte, byte, st.binary(max_size=255)),
    st.builds(vendor.RsDevReq),
    st.builds(vendor.RsDevCnf, byte),
    st.builds(vendor.NwInfoReq),
    st.builds(
        vendor.NwInfoCnf, byte, octets(7), byte, byte, byte, macs, byte, st.lists(_stations, max_size=90).map(tuple)
    ),
    st.builds(vendor.OpAttributesReq, octets(4), byte),
    st.builds(vendor.OpAttributesCnf, word, octets(4), byte, st.binary(max_size=300)),
    st.builds(vendor.FacDefaultsReq),
    st.builds(vendor.FacDefaultsCnf, byte),
    st.builds(vendor.ModuleReadReq, word, word, st.integers(0, 2**32 - 1)),
    st.builds(vendor.ModuleReadCnf, word, word, st.integers(0, 2**32 - 1), st.binary(max_size=1400)),
    st.builds(vendor.LinkStatusReq),
    st.builds(vendor.LinkStatusCnf, byte, byte),
    st.builds(vendor.LumissilVersionReq),
    st.builds(vendor.LumissilResetReq),
    st.builds(vendor.LumissilLinkReq),
    st.builds(vendor.LumissilLinkCnf, byte, byte),
)
frames = st.builds(Frame, st.one_of(macs, st.just(BROADCAST)), macs, messages, st.just(b""))
