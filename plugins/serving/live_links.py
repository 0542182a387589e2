"""Dead links of a live site, as LinkChecker finds them; it asks nobody but the site itself."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from plugins.core.problems import Problem
from plugins.serving.asking import AGENT

LONGEST_RUN = 600
"""Seconds after which the rest of a large site is left unread."""


class NoLinkChecker(Exception):
    """LinkChecker is not installed."""


def link_checker() -> str:
    """Return the path of the program: that of this environment before the machine's. Raises NoLinkChecker."""
    own = Path(sys.executable).with_name("linkchecker")
    found = str(own) if own.is_file() else shutil.which("linkchecker")
    if not found:
        raise NoLinkChecker
    return found


def link_problems(url: str, depth: int, certificates: str = "", seconds: int = LONGEST_RUN) -> Iterator[Problem]:
    """Yield the links of a site that lead nowhere, `depth` steps from `url`. Raises NoLinkChecker.

    `certificates` is a file of those to be trusted, where they are not the machine's.
    """
    program = link_checker()
    with tempfile.TemporaryDirectory(prefix="bantin-links-") as place:
        folder = Path(place)
        # Run by root, LinkChecker becomes nobody, who has to find its files.
        folder.chmod(0o755)
        settings = folder / "linkcheckerrc"
        trusted = ""
        if certificates:
            (folder / "trusted.pem").write_bytes(Path(certificates).read_bytes())
            trusted = f"sslverify={folder}/trusted.pem\n"
        settings.write_text(f"[checking]\nmaxrequestspersecond=20\n{trusted}", encoding="utf-8")
        for file in folder.iterdir():
            file.chmod(0o644)
        command = [program, "--config", str(settings), "--recursion-level", str(depth), "--timeout", "15"]
        command += ["--no-status", "--no-warnings", "--output", "csv/utf-8", "--user-agent", AGENT]
        # What is not on the site is no link at all here: it is neither asked nor judged.
        command += ["--ignore-url", f"^(?!{re.escape(root_of(url))}(?:[/?#]|$))", url]
        try:
            answer = subprocess.run(command, capture_output=True, timeout=seconds, cwd=folder, check=False)
        except subprocess.TimeoutExpired:
            yield Problem(
                url,
                0,
                "links-unread",
                f"Chưa đọc hết liên kết của trang trong {seconds} giây.",
                "Chạy lại với DEPTH nhỏ hơn; mọi liên kết trong trang đã được kiểm tra khi xuất bản.",
                severity="warning",
            )
            return
    if answer.returncode not in (0, 1):
        told = answer.stderr.decode(errors="replace").strip().splitlines()
        reason = "LinkChecker không chạy được."
        yield Problem(url, 0, "links-unread", reason, "Chạy lại make check-site.", told[-1] if told else "", "warning")
        return
    yield from dead_links(answer.stdout.decode("utf-8", errors="replace"), url)


def dead_links(table: str, url: str) -> Iterator[Problem]:
    """Yield the problems that LinkChecker's table tells, once for each address and page."""
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter=";"):
        if (row.get("valid") or "").strip() != "False":
            continue
        line = row.get("line") or ""
        yield Problem(
            row.get("parentname") or url,
            int(line) if line.isdigit() else 0,
            "dead-link",
            "Liên kết không mở được.",
            "Sửa liên kết trong bài, hoặc ghi địa chỉ cũ vào aliases của bài đã chuyển chỗ.",
            f"{row.get('url') or row.get('urlname')} ({row.get('result')})",
        )


def root_of(url: str) -> str:
    """Return `https://host:port` of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
