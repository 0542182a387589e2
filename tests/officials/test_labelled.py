from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mention_accuracy", ROOT / "bench" / "mention_accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mention_accuracy"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("part", "fewest"), [("tuned", 40), ("held-out", 30)])
def test_grammar_reads_the_labelled_sentences_as_well_as_it_should(bench: ModuleType, part: str, fewest: int) -> None:
    counts, differences, texts = bench.measure(ROOT / "tests" / "officials" / "labelled" / part)
    assert texts >= fewest
    assert counts["names"].f1 >= 0.95, differences
    assert counts["offices"].f1 >= 0.90, differences
    assert counts["roles"].f1 >= 0.90, differences


def test_a_wrong_label_lowers_the_figures(bench: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(
        '{"text": "Đồng chí Nguyễn Văn Mẫu, Bí thư Huyện ủy dự.", "people": ['
        '{"name": "Nguyễn Văn Mẫu", "offices": ["Chủ tịch HĐND huyện"], "role": "spoke", "kind": "mentioned"},'
        ' {"name": "Lê Thị Thử", "offices": [], "role": null, "kind": "mentioned"}]}\n',
        encoding="utf-8",
    )
    counts, differences, _ = bench.measure(tmp_path)
    assert [(one.right, one.wrong, one.missed) for one in counts.values()] == [
        (1, 0, 1),
        (0, 1, 1),
        (0, 1, 1),
        (0, 1, 1),
    ]
    assert len(differences) == 4


@pytest.mark.parametrize("label", ["TVHU", "Ủy viên Ban Thường vụ Huyện ủy", "Ủy viên BTV Huyện uỷ"])
def test_an_office_may_be_labelled_as_written_or_written_out(bench: ModuleType, tmp_path: Path, label: str) -> None:
    (tmp_path / "one.jsonl").write_text(
        '{"text": "Đồng chí Nguyễn Văn Mẫu, TVHU, dự.", "people": [{"name": "Nguyễn Văn Mẫu", "offices": ["'
        + label
        + '"], "role": "attended", "kind": "participant"}]}\n',
        encoding="utf-8",
    )
    counts, differences, _ = bench.measure(tmp_path)
    assert (counts["offices"].f1, differences) == (1.0, [])
