"""The ssh command that reaches other machines, with the key and the known hosts that CI keeps as secrets."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

KEY, HOSTS = "BANTIN_SSH_KEY", "BANTIN_KNOWN_HOSTS"
QUIET = (
    *("-o", "BatchMode=yes", "-o", "ConnectTimeout=20"),
    *("-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4"),
)
"""Nobody is there to type a password; a connection that died is noticed within a minute."""


@contextmanager
def ssh_command(environment: Mapping[str, str] = os.environ) -> Iterator[list[str]]:
    """Yield the command. Where `BANTIN_SSH_KEY` or `BANTIN_KNOWN_HOSTS` is set, ssh uses that and nothing else.

    Each is the text itself, as GitHub gives a secret, or the path of a file, as GitLab does. A text lies in a file that
    only we can read for as long as the command is used.
    """
    command = ["ssh", *QUIET]
    with tempfile.TemporaryDirectory(prefix="bantin-ssh-") as folder:
        if key := environment.get(KEY, ""):
            path = _file(key, Path(folder) / "key", "-----BEGIN")
            command += ["-i", path, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none"]
        if hosts := environment.get(HOSTS, ""):
            path = _file(hosts, Path(folder) / "hosts", " ")
            command += ["-o", f"UserKnownHostsFile={path}", "-o", "StrictHostKeyChecking=yes"]
        yield command


def _file(told: str, path: Path, sign_of_text: str) -> str:
    if sign_of_text not in told:
        return str(Path(told).resolve())
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        # Forms for secrets take the last line break away, and ssh reads no key without it.
        file.write(told.replace("\r\n", "\n").rstrip("\n") + "\n")
    return str(path)
