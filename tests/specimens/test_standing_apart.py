"""Many examples on one page: none takes another's ids, headings, landmarks or pictures."""

from __future__ import annotations

import pytest

from plugins.specimens.standing_apart import stand_apart


def apart(html: str) -> str:
    return stand_apart(html, "card-1", "card: long title", "/thanh-phan/mau.svg")


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ('<p id="a">A</p>', '<p id="card-1-a">A</p>'),
        (
            '<label for="a">A</label><input id="a" name="b">',
            '<label for="card-1-a">A</label><input id="card-1-a" name="card-1-b">',
        ),
        (
            '<svg aria-labelledby="a b"><title id="a">A</title></svg>',
            '<svg aria-labelledby="card-1-a"><title id="card-1-a">A</title></svg>',
        ),
        (
            '<clipPath id="c"></clipPath><g clip-path="url(#c)"></g>',
            '<clipPath id="card-1-c"></clipPath><g clip-path="url(#card-1-c)"></g>',
        ),
        (
            '<i id="c"></i><a href="#c">A</a><a href="#d">A</a>',
            '<i id="card-1-c"></i><a href="#card-1-c">A</a><a href="#card-1">A</a>',
        ),
        ('<a class="x" href="/tin/">A</a>', '<a class="x" href="#card-1">A</a>'),
        ('<img src="/images/a.png" srcset="/a 2x" alt="">', '<img src="/thanh-phan/mau.svg"  alt="">'),
        (
            '<picture><source srcset="/a"><img src="/b"></picture>',
            '<picture><img src="/thanh-phan/mau.svg"></picture>',
        ),
    ],
)
def test_what_names_something_names_its_own(given: str, made: str) -> None:
    assert apart(given) == made


def test_headings_stand_below_those_of_the_page_and_keep_their_steps_and_looks() -> None:
    made = apart('<h2 class="x">A</h2><h3>B</h3>')
    assert made == '<h4 class="x" data-bt-looks="h2">A</h4><h5 data-bt-looks="h3">B</h5>'
    assert apart("<h1>A</h1>") == '<h4 data-bt-looks="h1">A</h4>'
    assert apart("<h5>A</h5>") == '<h4 data-bt-looks="h5">A</h4>'


def test_landmarks_are_called_after_the_example() -> None:
    made = apart(
        '<nav aria-label="Các trang"></nav><section aria-labelledby="a"><h2 id="a">A</h2></section><section></section>'
    )
    assert '<nav aria-label="card: long title"></nav>' in made
    assert '<section aria-label="card: long title (2)">' in made
    assert made.endswith("<section></section>")


def test_words_that_look_like_tags_stay_words() -> None:
    assert apart("<p>id=&quot;a&quot; &lt;h2&gt;</p>") == "<p>id=&quot;a&quot; &lt;h2&gt;</p>"
