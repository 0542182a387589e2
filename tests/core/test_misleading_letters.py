from __future__ import annotations

import pytest

from plugins.core.misleading_letters import MOST_TOLD, misleading_letters

USUAL = [
    "Ủy ban nhân dân xã Ơ Đu, đường Đặng Thùy Trâm, ĐƯỜNG ỐC",
    "Nồng độ 5 μg/l, 20 kΩ, góc α, số π, ΔT, β2 và γ-GT",
    "Ông Владимир Путин, báo Правда, tiếng Việt – tiếng Nga",
    "Ελλάδα; 中文; ภาษาไทย; ភាសាខ្មែរ; ລາວ; हिन्दी",
    "Chúc mừng 🎉 👍🏽 ❤️ ⚠️ 👨‍👩‍👧",
    "&nbsp;&ndash; &copy; C:\\users\\udf &amp; \\x",
    "Café, naïve, Ångström, Łódź, İstanbul, Þór",
]
MISLEADING = [
    ("H\u043ep thử", "misleading-letter", "Hоp"),
    ("g\u03bfv", "misleading-letter", "gοv"),
    (r'title: "H\u043ep"', "misleading-letter", "Hоp"),
    ("H&#x43e;p", "misleading-letter", "Hоp"),
    ("H&ocy;p", "misleading-letter", "Hоp"),
    ("\U0001d413hông báo", "misleading-letter", "\U0001d413hông"),
    ("\uff34hông báo", "misleading-letter", "\uff34hông"),
    ("a\u3164b", "blank-letter", "a\u3164b"),
    ("Z\u0336\u0337\u0334", "heaped-marks", "Z\u0336\u0337"),
]


@pytest.mark.parametrize("text", USUAL)
def test_what_people_write_misleads_nobody(text: str) -> None:
    assert misleading_letters(text, "content/a.md") == []


@pytest.mark.parametrize(("text", "rule", "value"), MISLEADING)
def test_letters_that_look_like_others_are_told_with_their_line(text: str, rule: str, value: str) -> None:
    [problem] = misleading_letters(f"một\n{text}\nba", "content/a.md")
    assert (problem.rule, problem.line) == (rule, 2)
    assert value in problem.value


def test_a_text_full_of_them_is_told_of_some() -> None:
    assert len(misleading_letters("H\u043ep\n" * 500, "content/a.md")) == MOST_TOLD
