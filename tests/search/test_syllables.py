"""What is indexed: every syllable closed, every đ a letter that folds, and nothing of the text lost."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search.syllables import CLOSING, PART, closed_syllables, opened_syllables
from tests.node import ROOT, node

WORDS = [
    ("dân vận", "dânǀ vậnǀ"),
    ("Đường Đồng Khởi", "Ḏườngǀ Ḏồngǀ Khởiǀ"),
    ("HĐND xã", "HḎNDǀ xãǀ"),
    ("số 25-NQ/TW,", "sốǀ 25ǀ-NQǀ/TWǀ,"),
    ("42/2022/NĐ-CP", "42ǀ/2022ǀ/NḎǀ-CPǀ"),
    ("“Dân vận khéo”", "“Dânǀ vậnǀ khéoǀ”"),
    ("Gia Lai–Kon Tum", "Giaǀ Laiǀ – Konǀ Tumǀ"),
    ("a_b", "aǀ _ bǀ"),
    ("– …", "– …"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "indexed"), WORDS)
def test_each_run_of_letters_or_digits_is_closed(text: str, indexed: str) -> None:
    assert closed_syllables(text) == indexed


@pytest.mark.parametrize("text", [text for text, _ in WORDS if "–Kon" not in text and "_" not in text])
def test_indexed_text_is_read_back_as_it_was(text: str) -> None:
    assert opened_syllables(closed_syllables(text)) == text


@given(st.text())
def test_no_text_can_close_a_syllable_or_part_a_page_by_itself(text: str) -> None:
    indexed = closed_syllables(text)
    assert PART not in indexed
    assert re.findall(rf"(?<![^\W_]){CLOSING}|{CLOSING}[^\W_]", indexed) == []


@pytest.mark.parametrize(("marked", "folded"), [("Đ", "D"), ("đ", "d"), ("ướ", "uo")])
def test_every_letter_that_is_indexed_folds_to_one_without_marks(marked: str, folded: str) -> None:
    letters = unicodedata.normalize("NFD", closed_syllables(marked))
    assert "".join(one for one in letters if not unicodedata.combining(one)) == folded + CLOSING


def asked(query: str) -> dict[str, object]:
    """Return what the page of the search makes of a query."""
    script = """
import { hasMarks, shown, spellings, wordsOf } from "./theme/static/js/search-words.js";
const words = wordsOf(process.argv[1]);
const ways = spellings(words).map((one) => one.join(" "));
console.log(JSON.stringify({ words, shown: words.map(shown), marked: hasMarks(words), spellings: ways }));
"""
    answer = subprocess.run(
        [node(), "--input-type=module", "--eval", script, "--", query],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(answer.stdout)


@pytest.mark.parametrize(
    "text", ["dân vận", "Đường Đồng Khởi", "25-NQ/TW", "42/2022/NĐ-CP", "“Dân vận khéo”", "Lai–Kon"]
)
def test_query_is_written_as_the_index_is(text: str) -> None:
    signs = str.maketrans("", "", "-/,“”–")
    indexed = closed_syllables(text).lower().translate(signs).split()
    assert asked(text)["words"] == indexed


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("  dân \u200b vận ", ["dân", "vận"]),
        ("d\u00e2\u0301n", ["dấn"]),
        ("Ðồng", ["đồng"]),
        ("👍 đường", ["đường"]),
        ("<b>xã</b>", ["bxãb"]),
        ("…", []),
        ('"dân chủ"', ["dân", "chủ"]),
    ],
)
def test_signs_of_a_query_are_no_words(query: str, words: list[str]) -> None:
    assert asked(query)["shown"] == words


@pytest.mark.parametrize(
    ("query", "marked"), [("dan van", False), ("dân van", True), ("dd", False), ("đ", True), ("25-NQ/TW", False)]
)
def test_query_without_marks_asks_for_no_marks(query: str, marked: bool) -> None:
    assert asked(query)["marked"] is marked


@pytest.mark.parametrize(
    ("query", "both"),
    [
        ("hoà bình", {"hoà bình", "hòa bình"}),
        ("ủy ban", {"ủy ban", "uỷ ban"}),
        ("khoẻ", {"khoẻ", "khỏe"}),
        ("quý", {"quý"}),
        ("hoàn toàn", {"hoàn toàn"}),
        ("của", {"của"}),
    ],
)
def test_both_places_of_a_tone_are_asked_for(query: str, both: set[str]) -> None:
    assert {opened_syllables(one) for one in asked(query)["spellings"]} == both
