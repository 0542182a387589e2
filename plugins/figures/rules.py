"""The figures of a text hold together: parts with their total, changes with both ends, shares, totals of tables."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.core.problems import Problem
from plugins.core.prose import Passage, Prose
from plugins.figures.breakdowns import broken_breakdowns
from plugins.figures.changes import broken_changes
from plugins.figures.sentences import may_make_claims, sentences_at
from plugins.figures.shares import broken_shares
from plugins.figures.tables import broken_totals

LONGEST_SENTENCE = 3000
"""Characters; what is longer was not written as a sentence, and nobody can say what it adds up to."""
REMEDIES = {
    "sum-of-parts": "Đối chiếu số liệu với nguồn tin. Nếu mới kể một số phần, viết cho rõ, ví dụ “trong đó riêng …”.",
    "change-of-figures": "Đối chiếu số liệu với nguồn tin; nếu so với một mốc khác, ghi rõ số của mốc ấy.",
    "share-of-total": "Tính lại tỷ lệ, hoặc ghi rõ tỷ lệ ấy tính trên số nào.",
    "table-total": "Cộng lại và đối chiếu với nguồn tin.",
}


def figure_problems(prose: Prose, label: str, more: Iterable[Passage] = ()) -> list[Problem]:
    """Return a warning for all figures that contradict each other; `label` names the file, `more` adds passages."""
    found = [problem for passage in (*more, *prose.passages) for problem in passage_problems(passage, label)]
    for table in prose.tables:
        for line, rule, reason, value in broken_totals(table):
            found.append(Problem(label, line, rule, reason, REMEDIES[rule], value, "warning"))
    return found


def passage_problems(passage: Passage, label: str) -> list[Problem]:
    """Return the warnings for one passage, each with the line on which its first figure stands."""
    if not may_make_claims(passage.text):
        return []
    places = ((start, end) for start, end in passage.sentences if end - start <= LONGEST_SENTENCE)
    sentences = sentences_at(passage.text, places)
    return [
        Problem(
            label,
            passage.line_at(one.start),
            one.rule,
            one.reason,
            REMEDIES[one.rule],
            passage.text[one.start : one.end],
            "warning",
        )
        for broken in (broken_breakdowns, broken_changes, broken_shares)
        for one in broken(sentences)
    ]
