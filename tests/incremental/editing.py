"""An editor's day as a state machine: whatever was edited, an incremental build gives what a clean one gives."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.incremental.agency import Agency, Article, Official
from tests.incremental.builder import Build, Builder
from tests.incremental.project import CleanBuilds, Project, request
from tests.incremental.trees import Tree, difference, first_difference, tree_of

WHICH = st.integers(0, 11)
"""One of the articles, officials… that there are at that time."""


class Editing(RuleBasedStateMachine):
    """The agency, its project folder, and the check after each edit. Each kind of edit is a rule of a subclass."""

    def __init__(self, builder: Builder, clean: CleanBuilds):
        super().__init__()
        self.builder, self.clean = builder, clean
        self.folder = Path(tempfile.mkdtemp(prefix="editing-"))
        self.project = Project(self.folder)
        self.agency = Agency()
        self.settings: dict[str, object] = {}
        self.conf, self.search = "pelicanconf.py", "off"
        self.together = 0
        self.until_mended = 0
        self.edits = 0

    @rule(count=st.integers(1, 3))
    def edit_several_before_building(self, count: int) -> None:
        self.together = count + 1

    @invariant()
    def incremental_equals_clean(self) -> None:
        """Build in place and build anew, and compare."""
        self.together = max(0, self.together - 1)
        if self.together:
            return
        self.project.write_content(self.agency)
        before = tree_of(self.project.output)
        outcome, expected = self.clean.tree(self.project, self.agency.moment, self.conf, self.search)
        build = self.build()
        assert build.outcome is not None, "the build was killed"
        made = tree_of(self.project.output)
        if outcome.succeeded:
            assert build.outcome.succeeded, f"only the incremental build fails:\n{build.outcome}\n{build.said}"
            assert build.outcome.pages == outcome.pages
            assert made == expected, self.told(made, expected)
        else:
            assert not build.outcome.succeeded, f"only the clean build fails:\n{outcome}"
            assert made == before, f"a failed build changed the output:\n{difference(made, before)}"
        assert build.outcome.problems == outcome.problems
        assert self.project.leftovers() == []
        self.mend()

    def build(self) -> Build:
        """Build in place."""
        order = self.project.order(settings=self.conf, search=self.search)
        return self.builder.build(request(order, self.agency.moment))

    def told(self, made: Tree, expected: Tree) -> str:
        """Return how the output differs from a clean build, with the first lines that do."""
        _, again = self.clean.build(self.project, self.agency.moment, self.conf, self.search)
        if again != expected:
            return f"clean builds differ among themselves:\n{difference(again, expected)}"
        found = first_difference(self.project.output, self.project.aside)
        return f"the incremental build differs from a clean one:\n{difference(made, expected)}\n{found}"

    def mend(self) -> None:
        """Take away what kept everybody from building, when it has done so for long enough."""
        self.until_mended = max(0, self.until_mended - 1)
        if not self.until_mended:
            self.agency.broken.clear()

    def article(self, which: int) -> Article:
        """Return one of the articles."""
        return self.agency.articles[self.article_key(which)]

    def article_key(self, which: int) -> int:
        """Return the key of one of the articles."""
        return sorted(self.agency.articles)[which % len(self.agency.articles)]

    def official(self, which: int) -> Official:
        """Return one of the officials."""
        return self.agency.officials[sorted(self.agency.officials)[which % len(self.agency.officials)]]

    def next_number(self) -> int:
        """Return a number that no edit had before."""
        self.edits += 1
        return self.edits

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder, ignore_errors=True)
