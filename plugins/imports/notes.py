"""What the importer is not sure of, said to the editor: in the draft beside the key it concerns, and in the report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """One thing to look at. `key` is the front matter's (“body” for the text); `reason` is Vietnamese, on one line."""

    key: str
    reason: str

    @property
    def comment(self) -> str:
        """The note as a line of YAML that means nothing to a program."""
        return f"# Cần xem: {' '.join(self.reason.split())}"
