"""The parts that people play at an event."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from plugins.core.problems import did_you_mean
from plugins.core.records import broken
from plugins.core.text import same_but_for_marks
from plugins.officials.roles import Role as PlayedRole

ROLES = {
    "chaired": ("chủ trì",),
    "attended": ("dự", "tham dự"),
    "spoke": ("phát biểu",),
    "directed": ("chỉ đạo",),
    "presented": ("trao tặng", "trao"),
    "received": ("nhận",),
}
"""Every role with the words that editors use for it, the usual one first."""


def role_called(word: str) -> str | None:
    """Return the role that a word stands for, with or without marks and capitals, or None."""
    plain = " ".join(word.split()).casefold()
    for role, words in ROLES.items():
        if plain == role or any(same_but_for_marks(plain, one) for one in words):
            return role
    return None


def role_choices(word: str) -> str:
    """Return the sentence that lists all roles, and the one that a word may have meant."""
    choices = ", ".join(f"{role} ({words[0]})" for role, words in ROLES.items())
    meant = role_called(word)
    return f"Chọn: {choices}." + (f" Có phải ý bạn là “{meant}”?" if meant else did_you_mean(word, ROLES))


def _known_role(value: Any) -> Any:
    if not isinstance(value, str) or value in ROLES:
        return value
    raise broken("unknown_choice", "Không có vai trò này.", role_choices(value))


Role = Annotated[PlayedRole, BeforeValidator(_known_role)]
