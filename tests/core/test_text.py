"""Vietnamese text: normal form, addresses, and an order that real Node agrees with."""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.text import (
    normalise_text,
    person_sort_key,
    same_but_for_marks,
    slug_of,
    sort_key,
    tone_mark_form,
    without_marks,
)
from tests.node import node

INITIALS = ["", *"bcdđghklmnrstvx", "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"]
RHYMES = [
    *"aăâeêioôơuưy",
    "ai",
    "anh",
    "ao",
    "ăn",
    "âm",
    "ân",
    "ây",
    "eo",
    "êu",
    "ia",
    "iêm",
    "iên",
    "oa",
    "oan",
    "ông",
]
RHYMES += ["ơi", "uân", "uê", "ung", "uy", "uyên", "ươ", "ương"]
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
MARKED_VOWELS = "aăâeêioôơuưy"
HARD_CASES = [
    "Nguyễn Văn Ân", "Nguyễn Văn An", "Nguyễn Văn Ẩn", "nguyễn văn an", "NGUYỄN VĂN AN", "Nguyên Văn An",
    "Nguyễn Vân An", "hoà", "hòa", "hoa", "Hoa b", "Hoà a", "ab", "a b", "a-b", "a’b", "a'b", "A Đe", "H'Hen Niê",
    "H’Hen Niê", "Y Bhĭ Niê", "Ma Từ Đông Điền", "Đặng", "Dặng", "dân", "đan", "Dân vận", "dân vận", "Dân-vận",
    "chủ đề 2", "chủ đề 22", "chủ đề 10", "25-NQ/TW", "25–NQ/TW", "42/2022/NĐ-CP", "4946/BTTTT-CNTT",
    "“Dân vận khéo”", "\"Dân vận khéo\"", "(tiếp)", "m²", "m2", "Xã A", "Xã B", "xã a", "Phường 1", "Phường 10",
    "Phường 2", "", " ", "ƀuôn", "buôn", "č", "c", "ñ", "n", "Ê Đê", "Ếch", "Seyðis", "Straße", "Søren", "Zoë",
    "Łódź", "façade", "№ 5", "5 %", "5 °C", "1½", "…", "a…", "a. b", "a, b", "a; b", "a: b", "x + y", "x = y",
    "x < y", "50 $", "50 €", "a_b", "a/b", "a\\b", "a&b", "a@b", "a#b", "a*b", "a\u00a0b", "b\tc",
]  # fmt: skip

vietnamese_texts = st.text(
    st.sampled_from(
        "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ 0123456789-–/'’\u0300\u0309\u0303\u0301\u0323ÐðPQ\u00a0\u200b"
    )
)


def syllable(source: random.Random) -> str:
    rhyme = source.choice(RHYMES)
    place = max(index for index, letter in enumerate(rhyme) if letter in MARKED_VOWELS)
    marked = source.choice(INITIALS) + rhyme[: place + 1] + source.choice(TONES) + rhyme[place + 1 :]
    cased = source.choice((str.lower, str.title, str.upper))(marked)
    return unicodedata.normalize(source.choice(("NFC", "NFC", "NFD")), cased)


def generated_words() -> list[str]:
    """Some hundred syllables and names, many of them near to each other, always the same."""
    source = random.Random(19)
    syllables = [syllable(source) for _ in range(400)]
    names = [" ".join(source.choices(syllables[:25], k=source.randint(2, 4))) for _ in range(400)]
    toned = [
        unicodedata.normalize("NFC", f"{i}{v}{t}{e}")
        for i in "tT"
        for v in "aăâeêoôơuư"
        for t in TONES
        for e in ("", "n")
    ]
    return sorted({*syllables, *names, *toned, *HARD_CASES})


def ask_node(script: str, data: object) -> object:
    """Return what the script prints as JSON; it finds the data as `data` and Vietnamese order as `vi`."""
    program = (
        "const data = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "if (!Intl.Collator.supportedLocalesOf('vi').length) throw new Error('this Node has no Vietnamese');"
        "const vi = new Intl.Collator('vi').compare;"
        f"console.log(JSON.stringify({script}))"
    )
    answer = subprocess.run(
        [node(), "-e", program], input=json.dumps(data), capture_output=True, encoding="utf-8", check=True
    )
    return json.loads(answer.stdout)


def compared(one: object, other: object) -> int:
    return (one > other) - (one < other)  # type: ignore[operator]


def test_words_and_names_sort_as_node_sorts_them():
    words = generated_words()
    random.Random(7).shuffle(words)
    assert sorted(words, key=sort_key) == ask_node("data.sort(vi)", words)


def test_every_pair_of_neighbours_and_strangers_compares_as_in_node():
    words = sorted(generated_words(), key=sort_key)
    source = random.Random(11)
    pairs = [*itertools.pairwise(words), *(tuple(source.sample(words, 2)) for _ in range(4000))]
    expected = ask_node("data.map(([a, b]) => Math.sign(vi(a, b)))", pairs)
    ours = [compared(sort_key(one), sort_key(other)) for one, other in pairs]
    assert [(pair, us) for pair, us, them in zip(pairs, ours, expected, strict=True) if us != them] == []


def test_people_sort_by_given_name_then_by_the_whole_name():
    people = [
        "Trần Văn Ân",
        "Nguyễn Thị Mẫu",
        "Lê Văn An",
        "A Đe",
        "Bùi Văn An",
        "H'Hen Niê",
        "Ma Từ Đông Điền",
        "Đỗ Văn Ẩn",
        "Lê Ân",
    ]
    assert sorted(people, key=person_sort_key) == [
        "Bùi Văn An",
        "Lê Văn An",
        "Lê Ân",
        "Trần Văn Ân",
        "Đỗ Văn Ẩn",
        "A Đe",
        "Ma Từ Đông Điền",
        "Nguyễn Thị Mẫu",
        "H'Hen Niê",
    ]


def test_a_person_without_a_name_still_has_a_place():
    assert person_sort_key(" ") < person_sort_key("An")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ho\u0300a Bi\u0300nh", "Hòa Bình"),
        ("a\u0301\u0302", "ấ"),
        ("A\u0300\u0306", "Ằ"),
        ("e\u0302\u0323", "ệ"),
        ("o\u0301\u031b", "ớ"),
        ("e\u0341", "é"),
        ("Ðảng ủy, HÐND, NÐ-CP, ðường, Êðê", "Đảng ủy, HĐND, NĐ-CP, đường, Êđê"),
        ("LÐTB&XH xã Thử Nghiệm", "LĐTB&XH xã Thử Nghiệm"),
        ("Seyðisfjörður bað Garðabær", "Seyðisfjörður bað Garðabær"),
        ("25\u00a0tỷ\u202fđồng\u2009là\u3000tiền\u2007lớn", "25 tỷ đồng là tiền lớn"),
        ("\ufeffTin\u200b nó\u00adng\u2060 \u200d\u200c", "Tin nóng "),
        ("một\r\nhai\rba\u2028bốn\x85năm\vsáu\n", "một\nhai\nba\nbốn\nnăm\nsáu\n"),
        ("a\x00b\x1bc\x7fd\x9ee\tf", "abcde\tf"),
        ("\u202egnourt\u202c", "gnourt"),
        ("a\ud800b", "ab"),
        ("a\u061cb\u206ac\ufffed\uffffe\U000e0041f", "abcdef"),
        ("Giữ “nguyên” – mọi thứ… 100 % ★ 漢字 한글 ไทย ½ ﬁ ²", "Giữ “nguyên” – mọi thứ… 100 % ★ 漢字 한글 ไทย ½ ﬁ ²"),
    ],
)
def test_text_takes_its_normal_form(before: str, after: str):
    assert normalise_text(before) == after


@given(st.one_of(st.text(), vietnamese_texts))
def test_normal_form_is_reached_in_one_step(text: str):
    once = normalise_text(text)
    assert normalise_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zs", "Zl", "Zp", "Mn"], exclude_characters="Ðð"))
)
def test_plain_text_is_only_composed(text: str):
    assert normalise_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("marked", "unmarked"),
    [
        ("Đường Ủy", "Duong Uy"),
        ("đặc biệt, nghỉ dưỡng", "dac biet, nghi duong"),
        ("Y Bhĭ Niê, ƀuôn Čuôr", "Y Bhi Nie, buon Cuor"),
        ("한글 số 5…", "한글 so 5…"),
    ],
)
def test_marks_come_off_and_nothing_else(marked: str, unmarked: str):
    assert without_marks(marked) == unmarked


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("25-NQ/TW", "25-nq-tw"),
        ("19/12", "19-12"),
        ("Thị ủy Hồng Lĩnh: “Dân vận khéo”", "thi-uy-hong-linh-dan-van-kheo"),
        ("LĐTB&XH", "ldtb-xh"),
        ("HÐND", "hdnd"),
        ("  1.000 m²  ", "1-000-m2"),
        ("Đô\u0323i\u200b ngũ", "doi-ngu"),
        ("H'Hen Niê", "h-hen-nie"),
        ("…!?", ""),
        ("漢字", ""),
        ("", ""),
    ],
)
def test_a_slug_is_plain_ascii(text: str, slug: str):
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    ("longest", "slug"),
    [(80, "mot-hai-ba"), (10, "mot-hai-ba"), (9, "mot-hai"), (7, "mot-hai"), (6, "mot"), (3, "mot"), (2, "mo")],
)
def test_a_long_slug_is_cut_at_a_word(longest: int, slug: str):
    assert slug_of("Một hai ba", longest) == slug


@given(st.one_of(st.text(), vietnamese_texts), st.integers(1, 100))
def test_a_slug_holds_nothing_but_letters_digits_and_single_hyphens(text: str, longest: int):
    slug = slug_of(text, longest)
    assert len(slug) <= longest
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-") and not slug.endswith("-") and "--" not in slug
    assert slug_of(slug, longest) == slug


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Đông", "Đồng", True),
        ("dân  vận", "Dân\u00a0Vận", True),
        ("đường", "duong", True),
        ("dân vận", "dân vận", True),
        ("dân vận", "dân-vận", False),
        ("đông", "đôn", False),
    ],
)
def test_texts_are_compared_without_their_marks(one: str, other: str, same: bool):
    assert same_but_for_marks(one, other) is same
    assert same_but_for_marks(other, one) is same


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Uỷ ban, ủy ban, UỶ BAN", "Ủy ban, ủy ban, ỦY BAN"),
        ("hoà, hòa, hoạ, họa", "hòa, hòa, họa, họa"),
        ("khoẻ, khỏe, loè, toè", "khỏe, khỏe, lòe, tòe"),
        ("thuý, thúy, luỹ, huỷ", "thúy, thúy, lũy, hủy"),
        ("quý, quỳ, Quỹ", "quý, quỳ, Quỹ"),
        ("hoàn, hòan, thoải, ngoại, khuỷu, toẹt", "hoàn, hoàn, thoải, ngoại, khuỷu, toẹt"),
        ("thuở, thuế, của, tuần, thuyền, nghĩa", "thuở, thuế, của, tuần, thuyền, nghĩa"),
        ("u\u0309y", "ủy"),
    ],
)
def test_tone_marks_take_one_place(written: str, form: str):
    assert tone_mark_form(written) == form


@given(vietnamese_texts)
def test_tone_marks_move_but_letters_stay(text: str):
    form = tone_mark_form(text)
    assert tone_mark_form(form) == form
    assert without_marks(form) == without_marks(text)
    assert sorted(unicodedata.normalize("NFD", form)) == sorted(unicodedata.normalize("NFD", text))


@given(st.text(), st.text(), st.text())
def test_the_order_is_total_and_consistent(one: str, two: str, three: str):
    keys = sorted(map(sort_key, (one, two, three)))
    assert keys[0] <= keys[1] <= keys[2] and keys[0] <= keys[2]
    assert sort_key(unicodedata.normalize("NFD", one)) == sort_key(unicodedata.normalize("NFC", one))


@given(vietnamese_texts, vietnamese_texts)
def test_a_text_stands_before_what_continues_it(text: str, more: str):
    assert sort_key(text) <= sort_key(text + "n" + more)
