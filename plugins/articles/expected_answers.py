"""What an article will ask about the rest of the content, guessed from its text: sent along with it, right or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from plugins.core.body_videos import is_video
from plugins.core.links import LinkResolver, PictureFacts, VideoFacts, read_link

Answers = Mapping[tuple[str, str], Any]
"""By the kind of question and what it is about."""

_ADDRESS = re.compile(r"""\]\(\s*<?([^\s)>]+)|\]:\s*<?([^\s>]+)|(?:src|href)=["']([^"']+)""")
_LEAD = re.compile(r"""\bfile:\s*["']?([^\s"',}]+)""")


def expected_answers(text: str, links: LinkResolver) -> Answers:
    """Return the answers to what an article is likely to ask, whose whole text this is.

    Nothing rests on the guess: who takes a reading holds its questions against the content, as with any that was kept.
    """
    head, _, body = text.removeprefix("---").partition("\n---")
    answers: dict[tuple[str, str], Any] = {("picture", src): links.picture(src) for src in _LEAD.findall(head)}
    for raw in (next(filter(None, found)) for found in _ADDRESS.findall(body)):
        link = read_link(raw)
        if link.kind not in ("root", "file"):
            continue
        if is_video(raw):
            answers["video", link.address] = links.video(link.address)
        elif link.address.lower().endswith(".md"):
            answers["address", link.address] = links.address(link.address)
        else:
            answers["picture", link.address] = links.picture(link.address)
    return answers


class ExpectedAnswers:
    """Answers what was expected; to anything else it says that there is no such thing."""

    def __init__(self, answers: Answers):
        self._answers = answers

    def picture(self, src: str) -> PictureFacts | str:
        answer: PictureFacts | str = self._answers.get(("picture", src), "")
        return answer

    def video(self, src: str) -> VideoFacts | str:
        answer: VideoFacts | str = self._answers.get(("video", src), "")
        return answer

    def address(self, href: str) -> str | None:
        answer: str | None = self._answers.get(("address", href))
        return answer
