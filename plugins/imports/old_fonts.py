"""Text typed for the fonts of the 1990s, TCVN3 (.VnTime) and VNI, as Unicode."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Literal

from plugins.imports.syllables import likeness

OldFont = Literal["TCVN3", "VNI"]

TCVN3 = MappingProxyType(
    dict(
        zip(
            "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
            "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
            strict=True,
        )
    )
)
"""TCVN 5712:1993, third part: one sign a letter, as Windows shows it in a Western font.

Capitals with tones are typed as small letters in a font of capitals, so they come out small.
"""

_TONED = ("ùøûõï", "áàåãä", "éèúüë")
"""Sắc, huyền, hỏi, ngã, nặng after a plain letter, after one with a circumflex, after `a` with a breve."""


def _vni_pairs() -> Iterable[tuple[str, str]]:
    """Yield VNI's way of writing each small letter, and the letter."""
    rows = (
        ("a", "áàảãạ", 0),
        ("a", "ấầẩẫậ", 1),
        ("a", "ắằẳẵặ", 2),
        ("e", "éèẻẽẹ", 0),
        ("e", "ếềểễệ", 1),
        ("o", "óòỏõọ", 0),
        ("o", "ốồổỗộ", 1),
        ("ô", "ớờởỡợ", 0),
        ("u", "úùủũụ", 0),
        ("ö", "ứừửữự", 0),
        ("y", "ýỳỷỹ", 0),
    )
    for base, letters, row in rows:
        yield from ((base + mark, letter) for mark, letter in zip(_TONED[row], letters, strict=False))
    yield from (("aâ", "â"), ("aê", "ă"), ("eâ", "ê"), ("oâ", "ô"), ("ô", "ơ"), ("ö", "ư"), ("ñ", "đ"), ("î", "ỵ"))
    yield from (("í", "í"), ("ì", "ì"), ("æ", "ỉ"), ("ó", "ĩ"), ("ò", "ị"))


VNI = MappingProxyType(
    {
        written: letter
        for small, small_letter in _vni_pairs()
        for written, letter in (
            (small, small_letter),
            (small.upper(), small_letter.upper()),
            (small[0].upper() + small[1:], small_letter.upper()),
        )
    }
)
"""VNI for Windows: a letter, then a sign for its mark and tone."""
_VNI_SIGN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_TCVN3_SIGN = str.maketrans(dict(TCVN3))

_SURE = 0.8
_CLEARLY = 0.2


def from_font(text: str, font: OldFont) -> str:
    """Return text typed for an old font as Unicode."""
    if font == "TCVN3":
        return text.translate(_TCVN3_SIGN)
    return _VNI_SIGN.sub(lambda sign: VNI[sign[0]], text)


def font_of(text: str) -> OldFont | Literal["Unicode"] | None:
    """Return what a text is typed in, or None where it does not say: too short, or equally likely either way."""
    good, marked = likeness(text)
    if not marked:
        return None
    rates: dict[OldFont | Literal["Unicode"], float] = {"Unicode": good / marked}
    if _has_modern_letter(text):
        return "Unicode" if rates["Unicode"] >= _SURE else None
    for font in ("TCVN3", "VNI"):
        changed = from_font(text, font)
        if changed != text:
            good, marked = likeness(changed)
            rates[font] = good / marked if marked else 0.0
    best = max(rates, key=lambda font: rates[font])
    others = max((rate for font, rate in rates.items() if font != best), default=0.0)
    return best if rates[best] >= _SURE and rates[best] - others >= _CLEARLY else None


def unicode_texts(texts: list[str]) -> tuple[list[str], set[str]]:
    """Return the texts of one page in Unicode, and what they were typed in (“TCVN3”, “VNI”, “Unicode”).

    Each piece is judged by itself, so that a page with parts from two keyboards comes out whole; a piece too short to
    judge goes with the others of its page.
    """
    verdicts = [font_of(text) for text in texts]
    found: set[str] = {verdict for verdict in verdicts if verdict}
    old: list[OldFont] = [verdict for verdict in verdicts if verdict in ("TCVN3", "VNI")]
    if not old:
        return texts, found
    usual = max(sorted(set(old)), key=old.count)
    result = []
    for text, verdict in zip(texts, verdicts, strict=True):
        font = verdict or ("Unicode" if "Unicode" in found and _is_modern(text) else usual)
        result.append(text if font == "Unicode" else from_font(text, font))
    return result, found


def _is_modern(text: str) -> bool:
    """Whether a text has letters that no old font could type, or reads well as it is."""
    good, marked = likeness(text)
    return _has_modern_letter(text) or good == marked


def _has_modern_letter(text: str) -> bool:
    return any(ord(sign) > 0xFF and sign.isalpha() for sign in text)
