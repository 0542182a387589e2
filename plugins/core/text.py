"""Vietnamese text: one normal form, ASCII addresses, the dictionary's order."""

from __future__ import annotations

import re
import unicodedata

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]

_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries."""
_LETTER_MARKS = "\u0306\u0302\u031b"
"""Breve, circumflex, horn: with them a vowel is another letter, not another tone."""

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef"
    "\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What nobody sees: control characters, joiners, directions, tags; and what is no character at all, as XML says too."""
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_TONE_BEFORE_LETTER_MARK = re.compile(r"([AEOaeo]\u0323?)([\u0300\u0309\u0303\u0301])([\u0302\u0306])")

_LETTER = r"[^\W\d_]"
_WORD_WITH_ETH = re.compile(rf"(?<!{_LETTER}){_LETTER}*[Ðð]{_LETTER}*")
_VIETNAMESE_LETTERS = frozenset(
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
    for tone in ("", *_TONES)
)
_ICELANDIC_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzáéíóúýðþæöø")

_WITHOUT_DECOMPOSITION = str.maketrans(
    {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ƀ": "b", "Ƀ": "B", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i"}
    | {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "þ": "th", "Þ": "Th"}
)
_MARKS = re.compile("[\u0300-\u036f]")


def normalise_text(text: str) -> str:
    """Return the text in the one form used everywhere.

    NFC, with tone marks typed before a circumflex or breve put right; every space is U+0020 and every line end `\\n`;
    characters that nobody can see are gone (zero width, soft hyphen, direction marks, control characters, lone
    surrogates); `Ð` (U+00D0) is `Đ` in a Vietnamese word and stays as it is in an Icelandic one. No more than that.
    """
    if not text.replace("\n", "").isprintable():  # none of what follows is printable, nor are tabs, which stay
        if not text.isascii():
            text = _ODD_SPACES.sub(" ", text)
        text = INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if "\u0302" in text or "\u0306" in text:
        decomposed = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", _TONE_BEFORE_LETTER_MARK.sub(r"\1\3\2", decomposed))
    return _WORD_WITH_ETH.sub(_eth_as_dye, text) if "Ð" in text or "ð" in text else text


def visible(text: str) -> str:
    """Return a text as one may print it anywhere: what can't be seen, or would end the line, as its number.

    "a\\nb" gives "a\\\\x0ab". For names of files and other words that nobody has normalised.
    """
    if text.isprintable():
        return text
    return _LINE_ENDS.sub(_numbered, visible_signs(text)).replace("\n", "\\x0a").replace("\t", " ")


def visible_signs(text: str) -> str:
    """Return a text of any number of lines with what can't be seen as its number."""
    return INVISIBLE.sub(_numbered, text)


def _numbered(match: re.Match[str]) -> str:
    return "".join(f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}" for sign in match[0])


def _eth_as_dye(match: re.Match[str]) -> str:
    """Return the word with `Đ` for `Ð` if it is Vietnamese: by its first letter, its capitals or its vowels."""
    word = match[0]
    proposed = word.replace("Ð", "Đ").replace("ð", "đ")
    if not _VIETNAMESE_LETTERS.issuperset(proposed.lower()):
        return word
    starts_with_it = word[0] in "Ðð"
    abbreviation = word.isupper()
    has_our_vowels = not _ICELANDIC_LETTERS.issuperset(word.lower())
    return proposed if starts_with_it or abbreviation or has_our_vowels else word


def without_marks(text: str) -> str:
    """Return the text in unmarked letters: "Đường Ủy" gives "Duong Uy"."""
    unmarked = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", unmarked).translate(_WITHOUT_DECOMPOSITION)


def same_but_for_marks(one: str, other: str) -> bool:
    """Tell whether two texts are equal once marks, case and the width of spaces are set aside.

    An equivalence: it holds for equal texts too.
    """
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return " ".join(without_marks(normalise_text(text)).casefold().split())


def slug_of(text: str, longest: int = 80) -> str:
    """Return the text as a part of an address: `a-z0-9` joined by single hyphens, "" if nothing is left.

    What is longer than `longest` characters is cut at a word, or within it if the first word alone is too long.
    """
    ascii_text = without_marks(unicodedata.normalize("NFKD", normalise_text(text))).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
    if len(slug) <= longest:
        return slug
    cut = slug[: longest + 1].rfind("-")
    return slug[: cut if cut > 0 else longest]


_OLD_STYLE_PAIRS = frozenset(("oa", "oe", "uy"))
_SYLLABLE_END = re.compile(rf"({_LETTER})?([oòỏõóọuùủũúụ])([aàảãáạeèẻẽéẹyỳỷỹýỵ])", re.IGNORECASE)


def tone_mark_form(text: str) -> str:
    """Return the text with the tone of `oa`, `oe`, `uy` in one place, for comparing: "uỷ" and "ủy" both give "ủy".

    At the end of a syllable the tone stands on the first of the two vowels, before another letter on the second
    (hòa, hoàn), which is the older of the two rules in use and the one that most keyboards type.
    """
    return _SYLLABLE_END.sub(_tone_in_place, unicodedata.normalize("NFC", text))


def _tone_in_place(match: re.Match[str]) -> str:
    before, first, second = match[1] or "", match[2], match[3]
    parts = unicodedata.normalize("NFD", first), unicodedata.normalize("NFD", second)
    tone = parts[0][1:] + parts[1][1:]
    pair = (parts[0][0] + parts[1][0]).lower()
    if len(tone) != 1 or pair not in _OLD_STYLE_PAIRS or before.lower() == "q":
        return match[0]
    at_end = match.end() == len(match.string) or not match.string[match.end()].isalpha()
    vowels = parts[0][0] + tone + parts[1][0] if at_end else parts[0][0] + parts[1][0] + tone
    return before + unicodedata.normalize("NFC", vowels)


_BEFORE_DIGITS = (
    "\t\n\v\f\r\x85\u2028\u2029 _-\u2010\u2012–—―,;:!¡?¿.·'‹›\"«»()[]{}§¶@*/\\&#%‰†‡•′″`´^¯¨¸°©®←→+±÷×<=>¬|¦~−⁄≤≥¤¢$£¥"
)
_ALPHABET = "aăâbƀcdđeêfghiıjklmnoôơpqrstuưvwxyzþ"
_UNKNOWN_SIGN, _DIGIT, _OUR_LETTER, _OTHER_LETTER = 1_000, 2_000_000, 2_000_100, 2_000_200
_PRIMARY = {sign: weight for weight, sign in enumerate(_BEFORE_DIGITS, start=1)} | {
    letter: _OUR_LETTER + weight for weight, letter in enumerate(_ALPHABET)
}
_SECONDARY = {
    mark: weight for weight, mark in enumerate(_TONES + "\u0306\u0302\u030c\u030a\u0308\u030b\u0338", start=1)
}
_LETTERS_WITH_MARK = {
    base + mark: unicodedata.normalize("NFC", base + mark)
    for base, mark in ("a\u0306", "a\u0302", "e\u0302", "o\u0302", "o\u031b", "u\u031b")
}
_SPELT_AS = {"ð": "d\u0338", "ø": "o\u0338", "ł": "l\u0338", "æ": "ae", "œ": "oe", "ß": "ss"} | {
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("“”„‟", '"'),
}


def sort_key(text: str) -> SortKey:
    """Return a key that sorts texts as a Vietnamese dictionary does.

    Letters first (a ă â b c d đ e ê …), then tones (ngang huyền hỏi ngã sắc nặng), then lower before upper case; spaces
    and signs come before digits, digits before letters. The order is that of `vi` in the Unicode CLDR, as
    `Intl.Collator("vi")` has it, for words and names; for rare signs and other scripts it is total, but its own.
    """
    letters: list[int] = []
    marks: list[int] = []
    forms: list[int] = []
    for base, tail, form in _clusters(text):
        if not tail and base:
            letters.append(_PRIMARY.get(base) or _letter_weight(base))
            marks.append(0)
            forms.append(form)
            continue
        own = next((mark for mark in tail if base + mark in _LETTERS_WITH_MARK), "")
        letter = _LETTERS_WITH_MARK[base + own] if own else base
        if letter:
            letters.append(_letter_weight(letter))
            marks.append(0)
            forms.append(form)
        for mark in tail.replace(own, "", 1):
            marks.append(_SECONDARY.get(mark, 100 + ord(mark)))
            forms.append(0)
    return tuple(letters), tuple(marks), tuple(forms)


def _clusters(text: str) -> list[tuple[str, str, int]]:
    """Return the characters as (lower-case base, its marks, form); the form grows with case and odd shapes."""
    clusters: list[tuple[str, str, int]] = []
    for character in unicodedata.normalize("NFD", text):
        lower = character.lower()
        if lower in _PRIMARY:
            clusters.append((lower, "", 2 if lower != character else 0))
            continue
        if character in _SECONDARY and clusters:
            base, tail, earlier = clusters[-1]
            clusters[-1] = base, tail + character, earlier
            continue
        lower = lower if len(lower) == 1 else character
        spelling = lower if lower in _PRIMARY else _SPELT_AS.get(lower) or unicodedata.normalize("NFKD", lower).lower()
        form = (2 if lower != character else 0) + (1 if spelling != lower else 0)
        for part in spelling:
            category = unicodedata.category(part)
            if category.startswith("M"):
                base, tail, earlier = clusters.pop() if clusters else ("", "", 0)
                clusters.append((base, tail + part, earlier))
            elif part in _PRIMARY or category not in ("Cc", "Cf"):
                clusters.append((part, "", form))
    return clusters


def _letter_weight(base: str) -> int:
    if base in _PRIMARY:
        return _PRIMARY[base]
    digit = unicodedata.decimal(base, None)
    if digit is not None:
        return _DIGIT + digit
    return (_OTHER_LETTER if base.isalpha() else _UNKNOWN_SIGN) + ord(base)


def person_sort_key(name: str) -> tuple[SortKey, SortKey]:
    """Return a key that sorts people the Vietnamese way: by given name (the last word), then by the whole name."""
    words = name.split()
    return sort_key(words[-1] if words else ""), sort_key(" ".join(words))


def initial_letter(name: str) -> str:
    """Return the letter under which a person stands in an index: that of the given name.

    A tone makes no other letter (Án stands under A); the marks of Ă, Â, Đ, Ê, Ô, Ơ and Ư do.
    """
    first = unicodedata.normalize("NFD", (name.split() or [""])[-1].upper())
    length = next((place for place, sign in enumerate(first) if place and not unicodedata.combining(sign)), len(first))
    return unicodedata.normalize("NFC", "".join(sign for sign in first[:length] if sign not in _TONES))
