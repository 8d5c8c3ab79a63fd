"""A software bill of materials (CycloneDX 1.6 JSON) of one package, from the wheels that went into it."""

import json
import uuid
import zipfile
from datetime import UTC, datetime
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from lockfile import Locked, sha256

_SPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # RFC 9562, the name space of URLs


def metadata(wheel: Path) -> Any:
    """The METADATA headers of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (entry for entry in archive.namelist() if entry.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(archive.read(name).decode("utf-8", "replace"))


def _licences(headers: Any) -> list[dict[str, Any]]:
    if expression := headers.get("License-Expression"):
        return [{"expression": expression.strip()}]
    for classifier in headers.get_all("Classifier") or []:
        if classifier.startswith("License ::"):
            return [{"license": {"name": classifier.rpartition(" :: ")[2]}}]
    if (text := headers.get("License")) and len(text) <= 80:
        return [{"license": {"name": text.strip()}}]
    return []


def bill(own: Path, version: str, architecture: str, wheels: dict[Locked, Path], epoch: int) -> str:
    """The document as text; the same input gives the same bytes."""
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{locked.name}@{locked.version}",
            "name": locked.name,
            "version": locked.version,
            "purl": f"pkg:pypi/{locked.name}@{locked.version}",
            "hashes": [{"alg": "SHA-256", "content": sha256(wheel)}],
            "licenses": _licences(metadata(wheel)),
            "properties": [{"name": "evse:file", "value": wheel.name}],
        }
        for locked, wheel in sorted(wheels.items(), key=lambda item: item[0].name)
    ]
    root = f"pkg:deb/evse@{version}?arch={architecture}"
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": "evse",
                "version": version,
                "hashes": [{"alg": "SHA-256", "content": sha256(own)}],
            },
        },
        "components": components,
        "dependencies": [{"ref": root, "dependsOn": [component["bom-ref"] for component in components]}],
    }
    serial = uuid.uuid5(_SPACE, json.dumps(document, sort_keys=True))
    return json.dumps({**document, "serialNumber": f"urn:uuid:{serial}"}, indent=1) + "\n"
