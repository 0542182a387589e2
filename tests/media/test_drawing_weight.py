from __future__ import annotations

from plugins.media.drawing_weight import MOST_SHOWN
from plugins.media.drawings import read_drawing
from tests.hostile.refused import SVG


def rules(inside: str) -> list[str]:
    return [one.rule for one in read_drawing(SVG.format(inside).encode(), "a.svg")[1]]


def grid(times: int) -> str:
    return f'<g id="a">{"<rect/>" * 100}</g>' + '<use href="#a"/>' * times


def test_parts_that_are_shown_often_are_counted_as_often() -> None:
    assert rules(grid(MOST_SHOWN // 100 - 20)) == []
    assert rules(grid(MOST_SHOWN // 100 + 1)) == ["svg-too-heavy"]


def test_either_address_of_a_part_counts() -> None:
    inside = f'<g id="a">{"<rect/>" * 1000}</g>'
    assert rules(inside + '<use href="#x" xlink:href="#a"/>' * 60) == ["svg-too-heavy"]


def test_sloppy_drawings_are_no_attack() -> None:
    assert rules('<g id="a"><g id="a"><rect/></g></g><use href="#nowhere"/><use/>') == []
