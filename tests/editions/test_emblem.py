"""The agency's emblem: a picture of the content that fits beside the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sample_content import SITE, read_sample


def drawing(width: int, height: int) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"/>'


def with_emblem(name: str, width: int = 60, height: int = 60) -> dict[str, str]:
    return {"site.yaml": f"{SITE}emblem: {name}\n", "images/bieu-trung.svg": drawing(width, height)}


@pytest.mark.parametrize("name", ["bieu-trung.svg", "images/bieu-trung.svg"])
def test_an_emblem_is_a_picture_of_the_content(tmp_path: Path, name: str) -> None:
    edition, problems = read_sample(tmp_path, with_emblem(name))
    assert edition is not None, problems
    assert edition.emblem is not None
    assert (edition.emblem.path, edition.emblem.width) == ("images/bieu-trung.svg", 60)


def test_an_agency_needs_no_emblem(tmp_path: Path) -> None:
    edition, _ = read_sample(tmp_path, {})
    assert edition is not None
    assert edition.emblem is None


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (with_emblem("khong-co.svg"), "Không có ảnh “khong-co.svg”"),
        (with_emblem("bieu-trun.svg"), "bieu-trung.svg"),
        (with_emblem("../site.yaml"), "images"),
        (with_emblem("bieu-trung.svg", 900, 100), "900 × 100"),
        (with_emblem("bieu-trung.svg", 100, 300), "100 × 300"),
    ],
)
def test_an_emblem_that_cannot_be_used_is_explained_at_its_line(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    edition, problems = read_sample(tmp_path, files)
    assert edition is None
    (problem,) = [one for one in problems if one.rule == "picture"]
    assert (problem.path, problem.line) == ("content/site.yaml", len(files["site.yaml"].splitlines()))
    assert said in problem.reason
    assert problem.remedy
