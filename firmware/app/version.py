"""The version of this firmware, from the installed distribution."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("evse-firmware")
except PackageNotFoundError:  # run from a source tree that is not installed
    VERSION = "0+source"
