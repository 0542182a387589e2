"""What came of one build, so that the preview can show in the page what the terminal shows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from plugins.core.problems import Problem


@dataclass(frozen=True)
class BuildOutcome:
    """Either a site of `pages` pages, or why there is none: problems in the content, or what the printer said."""

    problems: tuple[Problem, ...] = ()
    failure: str = ""
    pages: int = 0
    seconds: float = 0.0
    is_unchanged: bool = False
    """Whether the site that stood was what the content gives, so that nothing was printed."""
    foreign: tuple[str, ...] = ()
    """Files in the output that no build put there."""

    @property
    def succeeded(self) -> bool:
        """Whether a new edition stands in the output."""
        return self.pages > 0

    def as_json(self) -> str:
        """Return the outcome as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def sentence(self, output: str) -> str:
        """Return the line that ends a successful build: pages, seconds, place."""
        pages = f"{self.pages:,}".replace(",", ".")
        if self.is_unchanged:
            return f"Không có gì thay đổi: {pages} trang vẫn như cũ ({_decimal(self.seconds)} giây), ở: {output}"
        return f"Đã dựng {pages} trang trong {_decimal(self.seconds)} giây, ở: {output}"


def outcome_from_json(text: str) -> BuildOutcome:
    """Return the outcome that `as_json` wrote. Raises ValueError for anything else."""
    try:
        fields = json.loads(text)
        problems = tuple(Problem(**problem) for problem in fields["problems"])
        return BuildOutcome(**{**fields, "problems": problems, "foreign": tuple(fields["foreign"])})
    except (KeyError, TypeError) as error:
        raise ValueError("not the outcome of a build") from error


def _decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
