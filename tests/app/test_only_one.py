"""One daemon per station."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from firmware.app.daemon import Daemon
from firmware.app.only_one import OnlyOne
from firmware.core.config import Config
from firmware.core.errors import EvseError, StoreError
from firmware.core.store import Store
from tests.app.test_daemon import configuration, running


def test_the_lock_is_free_again_when_it_is_released(tmp_path: Path) -> None:
    path = tmp_path / "new" / "evse.db"
    first = OnlyOne(path)
    with pytest.raises(EvseError, match="another daemon works with the store"):
        OnlyOne(path)
    first.release()
    OnlyOne(path).release()


def test_a_folder_that_cannot_be_written_is_told_like_any_fault_of_the_store(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="check the disk"):
        OnlyOne(tmp_path / "file" / "evse.db")


async def refused(config: Config) -> Daemon:
    daemon = Daemon(config)
    with pytest.raises(EvseError, match="another daemon"):
        await daemon.start()
    await daemon.close()
    return daemon


async def test_a_second_daemon_leaves_the_first_alone(tmp_path: Path) -> None:
    """It is refused before it opens board or store, and does not take the socket away when it leaves."""
    config = configuration(tmp_path)
    elsewhere = replace(config, store=replace(config.store, path=str(tmp_path / "other.db")))
    async with running(config) as station:
        for second in (config, elsewhere):
            daemon = await refused(second)
            assert not hasattr(daemon, "equipment") and not hasattr(daemon, "store")
            assert (await station.ask(cmd="status"))["ok"]
        assert Store(tmp_path / "evse.db").get("boot", "number") == "1"
    async with running(elsewhere) as station:
        assert (await station.ask(cmd="status"))["ok"]


async def test_a_second_daemon_with_a_socket_of_its_own_is_refused_too(tmp_path: Path) -> None:
    config = configuration(tmp_path)
    async with running(config) as station:
        daemon = await refused(replace(config, control=replace(config.control, socket=str(tmp_path / "other.sock"))))
        assert not hasattr(daemon, "equipment")
        assert (await station.ask(cmd="status"))["ok"]
