"""Workers that die on purpose: over the article in which a word stands, while it is read or printed."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from typing import Any, Literal, NoReturn

from jinja2 import Template

from plugins.core import forked
from plugins.core.markdown import MarkdownRenderer

Work = Literal["reading", "printing"]
Death = Literal["killed", "left", "exited", "no memory"]


@dataclass(frozen=True)
class Fault:
    """How a worker dies, over which word, and at which work."""

    word: str
    work: Work
    death: Death

    def lay(self) -> None:
        """Have every worker that this process and its forks start from now on die over the word."""
        work_and_leave: Any = forked._work_and_leave
        is_worker = [False]

        def begin(*arguments: Any) -> NoReturn:
            is_worker[0] = True
            work_and_leave(*arguments)
            raise AssertionError

        def read(renderer: MarkdownRenderer, text: str, *more: Any) -> Any:
            if is_worker[0] and self.word in text:
                die(self.death)
            return render_text(renderer, text, *more)

        def write(template: Template, *more: Any, **variables: Any) -> Any:
            page = render_page(template, *more, **variables)
            if is_worker[0] and self.word in page:
                die(self.death)
            return page

        forked._work_and_leave = begin
        if self.work == "reading":
            render_text: Any = MarkdownRenderer.render
            MarkdownRenderer.render = read  # type: ignore[method-assign]
        else:
            render_page: Any = Template.render
            Template.render = write  # type: ignore[method-assign]


def die(death: Death) -> None:
    """End this process, or say that there is no memory left."""
    if death == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if death == "left":
        os._exit(3)
    if death == "exited":
        sys.exit(0)
    raise MemoryError
