"""A worker that dies fails the build with the name of what it was working on; how many there are changes no byte."""

from __future__ import annotations

import shutil

import pytest

from plugins.core.forked import processors
from tests.incremental.agency import Agency, Article
from tests.incremental.builder import Builder
from tests.incremental.faults import Death, Fault, Work
from tests.incremental.project import CleanBuilds, Project, request
from tests.incremental.trees import difference, tree_of

WORD = "Chỗ ngã"
MANY = {100 + number: Article(f"2018/bai-{number:02d}", number % 6, "2018-12-24 08:00") for number in range(24)}


DEATHS: tuple[tuple[Work, Death], ...] = (
    ("reading", "killed"),
    ("reading", "no memory"),
    ("reading", "exited"),
    ("printing", "killed"),
    ("printing", "left"),
    ("printing", "no memory"),
)


def crowded() -> Agency:
    """Return an agency with so many articles that they are worth forking for, one of them over which workers die."""
    agency = Agency()
    agency.articles |= {key: Article(one.file, one.title, one.date) for key, one in MANY.items()}
    agency.articles[119].remark = f"{WORD}."
    return agency


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Project:
    """A project that was built once and then got many articles."""
    project, agency = Project(tmp_path_factory.mktemp("workers")), Agency()
    project.write_content(agency)
    assert builder.build(request(project.order(), agency.moment)).outcome.succeeded
    project.write_content(crowded())
    return project


@pytest.mark.skipif(processors() < 2, reason="one processor forks nobody")
@pytest.mark.parametrize(("work", "death"), DEATHS)
def test_worker_that_dies_fails_the_build_with_the_name_of_its_work(
    builder: Builder, project: Project, work: Work, death: Death
) -> None:
    old = tree_of(project.output)
    build = builder.build(request(project.order(), Agency().moment, Fault(WORD, work, death)))
    assert build.outcome is not None
    assert not build.outcome.succeeded
    name = "news/2018/bai-19.md" if work == "reading" else "tin/2018/12/so-ket-mau-so-119/"
    assert name in build.outcome.failure
    assert "Traceback" not in build.outcome.failure + build.said
    assert tree_of(project.output) == old
    assert project.leftovers() == []
    # What the workers had kept before must not be there for the next death.
    shutil.rmtree(project.cache / "articles", ignore_errors=True)


def test_build_after_a_worker_died_is_that_of_a_clean_one(
    builder: Builder, clean_builds: CleanBuilds, project: Project
) -> None:
    moment = Agency().moment
    assert not builder.build(request(project.order(), moment, Fault(WORD, "printing", "killed"))).outcome.succeeded
    assert builder.build(request(project.order(), moment)).outcome.succeeded
    _, expected = clean_builds.tree(project, moment, "pelicanconf.py", "off")
    assert not difference(tree_of(project.output), expected)


def test_any_number_of_workers_and_processors_gives_the_same_bytes(
    builder: Builder, clean_builds: CleanBuilds, project: Project
) -> None:
    moment = Agency().moment
    outcome, expected = clean_builds.tree(project, moment, "pelicanconf.py", "off")
    assert outcome.succeeded
    for workers, count in ((1, 1), (2, 2), (3, 2)):
        project.set({"PRESS_WORKERS": workers})
        build = builder.build(request(project.order(clean=True), moment, processors=count))
        assert build.outcome.succeeded
        assert not difference(tree_of(project.aside), expected), f"{workers} workers, {count} processors"
