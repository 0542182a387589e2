from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from bench.processes import Cost
from bench.results import Results, plot, write_report

SIZES = {"bantin": {500: 4.0, 1000: 7.5}, "hugo": {500: 1.5, 1000: 2.75}}


def results() -> Results:
    made = Results(500, {"machine": "2 × a processor"})
    for wall in (9.0, 3.0, 4.0):
        made.add("hugo, cold", Cost(wall, 5.0, 100 * 2**20), 1731)
        made.add("bantin, bench theme, cold", Cost(2 * wall, 5.0, 40 * 2**20), 1731)
        made.add("nothing changed", Cost(0.1, 0.1, 2**20))
    return made


def test_middle_run_counts_and_not_the_mean() -> None:
    assert results().median("hugo, cold") == 4.0


def test_table_says_which_targets_were_reached_and_which_were_missed() -> None:
    table = results().as_markdown()
    (cold,) = [line for line in table.splitlines() if line.startswith("| bantin, bench theme, cold |")]
    assert "≤ 1 × hugo, cold: 2.00, **missed**" in cold
    assert "≤ 0.5 × memory of hugo, cold: 0.40, reached" in cold
    assert "stock pelican" not in cold, "a row that was not run is no yardstick"
    (nothing,) = [line for line in table.splitlines() if line.startswith("| nothing changed |")]
    assert "0.03, reached" in nothing


def test_report_keeps_every_run(tmp_path: Path) -> None:
    made = results()
    made.sizes = {name: dict(line) for name, line in SIZES.items()}
    write_report(made, tmp_path / "new" / "bao-cao.v1")
    told = json.loads((tmp_path / "new" / "bao-cao.v1.json").read_text("utf-8"))
    assert [run["wall"] for run in told["rows"]["hugo, cold"]] == [9.0, 3.0, 4.0]
    assert (tmp_path / "new" / "bao-cao.v1.md").is_file()
    assert (tmp_path / "new" / "bao-cao.v1.svg").read_text("utf-8") == plot(SIZES)


def test_plot_is_the_same_for_the_same_figures_and_stays_inside_its_frame() -> None:
    drawn = plot(SIZES)
    assert drawn == plot(SIZES)
    svg = "{http://www.w3.org/2000/svg}"
    root = ElementTree.fromstring(drawn)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    circles = [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in root.iter(f"{svg}circle")]
    assert len(circles) == 4
    assert all(0 < x < width and 0 < y < height for x, y in circles)
    assert circles[0][1] > circles[1][1], "more seconds stand higher"
    assert {text.text for text in root.iter(f"{svg}text")} >= {"bantin", "hugo", "500", "1,000", "2 s", "5 s"}
