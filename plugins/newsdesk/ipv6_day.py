"""Writes into `site.yaml` on which day the site was read over IPv6, which the badge on its pages needs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

KEY = "ipv6_checked"
LINE = re.compile(rf"^{KEY}[ \t]*:[^\n#]*", re.MULTILINE)


class NotWritten(Exception):
    """The day can't be put into the file; the message is a Vietnamese sentence."""


def write_ipv6_day(card: Path, day: date) -> bool:
    """Put the day into a card, and touch nothing else in it; return whether it had another. Raises NotWritten."""
    try:
        before = card.read_bytes().decode("utf-8")
        ending = "\r\n" if "\r\n" in before else "\n"
        after = with_day(before, day, ending)
        if after == before:
            return False
        aside = card.with_name(f".{card.name}.moi")
        aside.write_bytes(after.encode("utf-8"))
        aside.replace(card)
    except (OSError, UnicodeError) as error:
        raise NotWritten(f"Không ghi được ngày kiểm tra IPv6 vào {card}: {error}.") from error
    return True


def with_day(text: str, day: date, ending: str = "\n") -> str:
    """Return the text of a card with the day: in place of the last one, or in a line of its own at the end."""
    found = LINE.findall(text.replace("\r\n", "\n"))
    if len(found) > 1:
        raise NotWritten(f"Có {len(found)} dòng {KEY}; xóa bớt rồi chạy lại.")
    written = f"{KEY}: {day.isoformat()}"
    if found:
        # A remark keeps its distance.
        kept = found[0][len(found[0].rstrip()) :]
        return LINE.sub(written + kept, text.replace("\r\n", "\n")).replace("\n", ending)
    gap = "" if not text or text.endswith("\n") else ending
    return f"{text}{gap}{written}{ending}"
