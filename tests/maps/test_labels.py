"""Names on the map: inside their shape, never on each other."""

from __future__ import annotations

from itertools import combinations

import pytest
from shapely.geometry import Polygon, box

from plugins.maps.labels import NARROW_SIZE, WIDE_SIZE, label_inside, labels_beside, lines_of, text_width
from plugins.maps.model import MapDot, MapLabel


def extent(label, size):
    """The box of a label, worked out from its anchor and lines."""
    width = max(text_width(line, size) for line in label.lines)
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    height = size * len(label.lines)
    return box(left, label.y - height / 2, left + width, label.y + height / 2)


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("Mẫu", [("Mẫu",)]),
        ("Mẫu Tây", [("Mẫu Tây",), ("Mẫu", "Tây")]),
        ("Bắc Thử Nghiệm", [("Bắc Thử Nghiệm",), ("Bắc Thử", "Nghiệm")]),
    ],
)
def test_a_name_is_broken_between_words_into_even_lines(name, ways):
    assert lines_of(name) == ways


@pytest.mark.parametrize(
    ("width", "height", "lines", "large"),
    [(400, 100, 1, True), (130, 120, 2, True), (135, 40, 1, False), (90, 65, 2, False)],
)
def test_a_name_takes_the_largest_form_that_fits(width, height, lines, large):
    area = box(0, 0, width, height)
    label = label_inside("Mẫu Tây", area)
    assert (len(label.lines), label.large) == (lines, large)
    assert area.contains(extent(label, NARROW_SIZE if large else WIDE_SIZE))


def test_a_name_without_room_is_left_out():
    assert label_inside("Mẫu Tây", box(0, 0, 40, 30)) is None


def test_a_name_goes_where_the_shape_is_wide():
    stem_and_bowl = Polygon([(0, 0), (30, 0), (30, 300), (300, 300), (300, 420), (0, 420)])
    label = label_inside("Thử Nghiệm", stem_and_bowl)
    assert stem_and_bowl.contains(extent(label, NARROW_SIZE if label.large else WIDE_SIZE))
    assert label.y > 300


def test_the_name_of_an_outline_covers_no_dot():
    area = box(0, 0, 400, 100)
    first = label_inside("Huyện", area)
    dot = MapDot(first.x, first.y, 10)
    label = label_inside("Huyện", area, [dot])
    assert not extent(label, WIDE_SIZE).intersects(box(dot.x - 9, dot.y - 9, dot.x + 9, dot.y + 9))


def test_names_beside_dots_touch_neither_dots_nor_each_other():
    dots = [MapDot(100 + 70 * (i % 11), 100 + 60 * (i // 11), 10) for i in range(88)]
    labels = labels_beside(["Mẫu Tây"] * len(dots), dots, 1000, 800)
    shown = [label for label in labels if label]
    assert 20 < len(shown) < len(dots)
    for size, some in ((WIDE_SIZE, shown), (NARROW_SIZE, [label for label in shown if label.large])):
        boxes = [extent(label, size) for label in some]
        assert all(not a.intersects(b) for a, b in combinations(boxes, 2))
        assert all(not b.intersects(box(d.x - 9, d.y - 9, d.x + 9, d.y + 9)) for b in boxes for d in dots)
        assert all(box(0, 0, 1000, 800).contains(b) for b in boxes)


def test_names_beside_dots_keep_clear_of_names_placed_before():
    dots = [MapDot(400, 400, 10)]
    (free,) = labels_beside(["Mẫu Tây"], dots, 1000, 800)
    before = MapLabel(free.x + 20, free.y, ("Huyện",), large=False)
    (label,) = labels_beside(["Mẫu Tây"], dots, 1000, 800, [before])
    assert free.large
    assert not extent(label, WIDE_SIZE).intersects(extent(before, WIDE_SIZE))


def test_a_dot_at_the_edge_has_its_name_on_the_inner_side():
    (label,) = labels_beside(["Thử Nghiệm"], [MapDot(975, 400, 15)], 1000, 800)
    assert label.anchor == "end"
