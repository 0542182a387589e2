"""What is written the other way: HĐND in full, hội đồng nhân dân abbreviated, and nothing that only looks like it."""

from __future__ import annotations

import json
import subprocess

import pytest

from plugins.search.abbreviations import turns
from plugins.search.syllables import opened_syllables
from tests.node import ROOT, node

SCRIPT = """
import { otherForms } from "./theme/static/js/search-abbreviations.js";
const forms = otherForms(process.argv[1], JSON.parse(process.argv[2]));
console.log(JSON.stringify(forms.map(({ words, run }) => [words.join(" "), run])));
"""


def forms(query: str) -> list[tuple[str, int]]:
    """Return the other forms of a query, with how many words must stand side by side."""
    answer = subprocess.run(
        [node(), "--input-type=module", "--eval", SCRIPT, "--", query, json.dumps(turns())],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [(opened_syllables(words), run) for words, run in json.loads(answer.stdout)]


@pytest.mark.parametrize(
    ("query", "others"),
    [
        ("HĐND xã", [("hội đồng nhân dân xã", 4)]),
        ("hdnd", [("hội đồng nhân dân", 4)]),
        ("Hội đồng nhân dân", [("hđnd", 1)]),
        ("hoi dong nhan dan", [("hđnd", 1)]),
        ("uỷ ban nhân dân huyện", [("ubnd huyện", 1)]),
        ("ủy ban mặt trận tổ quốc", [("ubmttq", 1), ("ủy ban mttq", 1)]),
        ("BCH TW", [
            ("ban chấp hành trung ương", 3),
            ("ban chấp hành tw", 3),
            ("ban chỉ huy trung ương", 3),
            ("ban chỉ huy tw", 3),
            ("bch trung ương", 2),
        ]),
        ("TƯ", [("trung ương", 2)]),
        ("tư pháp", []),
        ("Tư pháp", []),
        ("trung ương", [("tw", 1)]),
        ("nđ", [("nghị định", 2)]),
        ("hộ đồng nhân dân", []),
        ("hội động nhân dân", []),
        ("dân vận", []),
        ("", []),
    ],
)  # fmt: skip
def test_query_is_turned_where_the_table_says_so(query: str, others: list[tuple[str, int]]) -> None:
    assert sorted(forms(query)) == sorted(others)


def test_many_abbreviations_give_few_forms_in_no_time() -> None:
    assert len(forms("QĐ BCH CT " * 20)) == 8


def test_table_has_no_line_twice_and_no_abbreviation_of_one_letter() -> None:
    pairs = [(str(one), str(other)) for one, other, *_ in turns()]
    assert len(set(pairs)) == len(pairs)
    assert all(min(len(one), len(other)) > 1 and " " in one + other for one, other in pairs)
