"""Builds at the same time: into one output one after the other, with one cache side by side and both right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.incremental.agency import Agency, Article
from tests.incremental.builder import Build, Builder, Request
from tests.incremental.project import CleanBuilds, Project, request
from tests.incremental.trees import difference, tree_of

ROUNDS = 4
WAITING = "Một lần dựng khác đang chạy vào cùng thư mục xuất"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write_content(Agency())
    return project


def at_once(builder: Builder, requests: list[Request]) -> list[Build]:
    """Start builds together and wait for all of them."""
    builds = [builder.start(one).result for one in requests]
    return [result() for result in builds]


def test_two_builds_into_one_output_come_one_after_the_other(
    builder: Builder, clean_builds: CleanBuilds, project: Project
) -> None:
    """One of them waits and says so; with other settings each, the output is wholly that of the one or the other."""
    moment = Agency().moment
    confs = ("pelicanconf.py", "publishconf.py")
    waited = 0
    for number in range(ROUNDS):
        agency = Agency()
        agency.articles[3].officials.clear()
        agency.articles[8].sentences = (number,)
        project.write_content(agency)
        trees = [clean_builds.tree(project, moment, conf, "off") for conf in confs]
        assert all(outcome.succeeded for outcome, _ in trees), trees
        builds = at_once(builder, [request(project.order(settings=conf), moment) for conf in confs])
        assert all(build.outcome is not None and build.outcome.succeeded for build in builds), builds
        assert tree_of(project.output) in [tree for _, tree in trees]
        assert project.leftovers() == []
        waited += any(WAITING in build.said for build in builds)

        assert builder.build(request(project.order(), moment)).outcome.succeeded
        assert not difference(tree_of(project.output), trees[0][1])
        if waited:
            break
    assert waited, "no build ever waited for the other"


def test_two_builds_with_one_cache_are_both_right(
    builder: Builder, clean_builds: CleanBuilds, project: Project, tmp_path: Path
) -> None:
    """Two sites, first of other content and then of the same, into two outputs with one cache."""
    other = Project(tmp_path / "other")
    moment = Agency().moment
    for number in range(2):
        agency = Agency()
        agency.articles[40] = Article("2019/chung-bo-nho", number, "2019-02-02")
        project.write_content(agency)
        agency.card["slogan"] = "Khẩu hiệu của trang kia" if number == 0 else agency.card["slogan"]
        other.write_content(agency)
        orders = [project.order(), replace(other.order(), cache=project.cache)]
        builds = at_once(builder, [request(order, moment) for order in orders])
        assert all(build.outcome is not None and build.outcome.succeeded for build in builds), builds
        for one in (project, other):
            _, expected = clean_builds.tree(one, moment, "pelicanconf.py", "off")
            assert not difference(tree_of(one.output), expected)
            assert one.leftovers() == []
