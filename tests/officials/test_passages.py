from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.text import normalise_text
from plugins.core.word_lists import words
from plugins.officials.known_names import NOBODY, spoken_names
from plugins.officials.mentions import find_mentions
from plugins.officials.passages import passages
from plugins.officials.people import ADDRESS, RANKS, PeopleReader
from plugins.officials.prose import Phrases, Prose
from plugins.officials.roles import VERBS
from plugins.officials.surnames import SURNAMES
from plugins.officials.titles import SHORT_TITLES, TITLES

KNOWN = spoken_names(["ba mẫu", "lò thị thử", "krông thử nghiệm"])
PLAIN = "Bà con trong thôn Đậu Thử góp công, Chi hội phụ nữ lo việc nước, ai cũng vui."


def read(text: str) -> list[str]:
    return [text[start:end] for start, end in passages(text, KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Văn Mẫu có mặt.",
        "Hôm qua đồng chí Mẫu có mặt.",
        "Hôm qua,\nông Mẫu có mặt.",
        "Hôm qua (bà Mẫu) có mặt.",
        "Rồi đ/c Mẫu có mặt.",
        "Các đồng chí: Mẫu, Thử.",
        "Đồng chí nhấn mạnh ba việc.",
        "Đồng chí uỷ viên thường vụ nói.",
        "Hôm qua bà trưởng thôn nói.",
        "Bí thư Huyện ủy nói.",
        "Phó\nChủ tịch nói.",
        "Hôm qua Uỷ viên thường vụ nói.",
        "Chi hội trưởng phụ nữ nói.",
        "Theo PCT nói.",
        "Nguyên bí thư xã nói.",
        "Lò Mẫu, trưởng thôn, nói.",
        "Lò Mẫu là nguyên trưởng thôn.",
        "Lò Mẫu (Mười Thử), trưởng thôn, nói.",
        "Đại tá Lò Mẫu nói.",
        "Thiếu tá, TS. Lò Mẫu nói.",
        "Hôm qua H'Mẫu Niê – trưởng buôn nói.",
        "Hôm qua Ba Mẫu nói.",
        "Hôm qua _Ba_ _Mẫu_ nói.",
    ],
)
def test_passage_that_may_name_somebody_is_read(text: str) -> None:
    assert read(f"{PLAIN}\n\n{text}\n\n{PLAIN}") == [f"{text}\n\n"]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "Huyện ủy họp ở xã Mẫu Hai.",
        "Thôn Đậu Thử, Mai Thử và Hà Mẫu làm xong.",
        "Việc này do bà con, các chị em và anh em lo.",
        "Không, công trình ở bàn, bác bỏ.",
        "Chi hội phụ nữ và Quận ủy cùng bàn.",
        "",
    ],
)
def test_passage_that_names_nobody_is_passed_over(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dự có các đồng chí:\n\nNguyễn Văn Mẫu.",
        "Dự có Nguyễn Văn Mẫu;\n\nLê Thị Thử.",
        "Dự có Nguyễn Văn Mẫu.\n\n- Lê Thị Thử.",
        "Dự có Nguyễn Văn Mẫu.\nLê Thị Thử.",
    ],
)
def test_passage_ends_only_where_a_sentence_and_a_list_do(text: str) -> None:
    assert read(text) == [text]


def test_who_was_named_in_one_passage_is_meant_in_another() -> None:
    text = f"Đồng chí Nguyễn Văn Mẫu, Bí thư Huyện ủy, dự.\n\n{PLAIN}\n\nĐồng chí Mẫu nhấn mạnh ba việc."
    first, second = find_mentions(text)
    assert (text[second.start : second.end], second.refers_to) == ("Mẫu", first.name)


def test_every_title_has_two_words_at_least() -> None:
    assert min(len(phrase) for _, titles in TITLES.values() for phrase in titles) == 2


def phrases_of(table: Phrases) -> list[str]:
    return sorted(" ".join(phrase) for _, meanings in table.values() for phrase in meanings)


OTHERS = sorted(words("Mẫu Thử Ba Krông Niê H' h' ’ ( ) – , ; : . và là cũng nguyên Cố thôn con _ 2 • “"))
WORDS = st.one_of(
    st.sampled_from([title.capitalize() for title in phrases_of(TITLES)] + phrases_of(TITLES) + sorted(SHORT_TITLES)),
    st.sampled_from(sorted(surname.capitalize() for surname in SURNAMES)),
    st.sampled_from(phrases_of(ADDRESS) + [one.capitalize() for one in phrases_of(ADDRESS)]),
    st.sampled_from(phrases_of(RANKS) + [one.upper() for one in phrases_of(RANKS)]),
    st.sampled_from(phrases_of(VERBS)),
    st.sampled_from([*OTHERS, "\n"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), st.booleans())
def test_nobody_stands_in_a_passage_that_is_passed_over(text: str, closed: bool) -> None:
    text = normalise_text(text.replace(" ", "") if closed else text)
    if not list(passages(text, KNOWN)):
        assert list(PeopleReader(Prose(text), frozenset(), KNOWN).people()) == []


@pytest.mark.parametrize(
    "piece",
    ["Đậu Thử ", "Đậu " * 40 + "\n", ".\n", "\n", "bà ", "Bà", "'", "Đậu Thử" + " " * 500, "Ví dụ.\n\n", "Chi hội "],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    list(passages(text, NOBODY))
    assert time.process_time() - started < 1
