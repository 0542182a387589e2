"""Whatever is edited, in whatever order: an incremental build leaves the tree of a clean one, byte for byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from plugins.newsdesk.build_outcome import BuildOutcome
from tests.incremental.builder import Build, Builder, Request
from tests.incremental.conftest import amount
from tests.incremental.content_edits import ContentEdits
from tests.incremental.mishaps import Mishaps
from tests.incremental.project import CleanBuilds
from tests.incremental.project_edits import ProjectEdits
from tests.incremental.site_edits import SiteEdits

EDITS_OF_A_SEQUENCE = 8


class EditorsDay(ContentEdits, SiteEdits, ProjectEdits, Mishaps):
    """All kinds of edits."""


Edit = Callable[[EditorsDay], None]

ONE_AFTER_ANOTHER: tuple[Edit, ...] = (
    lambda day: None,
    lambda day: day.mend_a_word(0),
    lambda day: day.edit_so_that_size_and_time_stay(1),
    lambda day: day.commit(),
    lambda day: day.add_article("2019-02-02 10:00", 3, 0),
    lambda day: day.rewrite_article(2, [4, 5, 8]),
    lambda day: day.rename_file(3, "2018"),
    lambda day: day.exchange_files(0, 4),
    lambda day: day.change_address(1, "dia-chi-moi"),
    lambda day: day.redate(5, "2026-01-03 08:00"),
    lambda day: day.let_time_pass(72),
    lambda day: day.retag(0, [2]),
    lambda day: day.change_status(1, "draft"),
    lambda day: day.tell_readers_of_a_change(0, "correction"),
    lambda day: day.tell_readers_of_a_change(2, "withdrawal"),
    lambda day: day.change_participant(3, 2, "spoke"),
    lambda day: day.move_to_place(0, 2),
    lambda day: day.link_to(4, 0),
    lambda day: day.translate(3),
    lambda day: day.delete_article(0),
    lambda day: day.replace_picture("cong-cho", "green"),
    lambda day: day.edit_other_file("document", "hai"),
    lambda day: day.edit_other_file("sound", "hai"),
    lambda day: day.correct_first_office(0, "Ủy viên thử"),
    lambda day: day.rename_official(1, "Đỗ Thị Thử"),
    lambda day: day.rename_place("Thí Nghiệm"),
    lambda day: day.redraw_map(0.2),
    lambda day: day.rename_section(0, "Thời sự"),
    lambda day: day.remove_section(1),
    lambda day: day.change_card(0),
    lambda day: day.change_template("templates/components/card.html"),
    lambda day: day.change_style("static/css/tokens.css"),
    lambda day: day.change_script("static/js/today.js"),
    lambda day: day.add_or_remove_static_file("static/js/them.js"),
    lambda day: day.change_word_of_interface("en", 40),
    lambda day: day.change_setting(0),
    lambda day: day.build_with_settings("publishconf.py"),
    lambda day: day.build_with_settings("pelicanconf.py"),
    lambda day: day.index_search("later"),
    lambda day: day.break_content("images/cong-cho.jpg", 1),
    lambda day: day.damage_cache("changed", 7),
    lambda day: day.delete_folder_of_cache(0),
    lambda day: day.damage_output("changed", 7),
    lambda day: day.delete_output(),
)
"""Each kind of edit once, in an order in which each meets what the others left."""


def test_each_kind_of_edit_once(builder: Builder, clean_builds: CleanBuilds) -> None:
    day = EditorsDay(builder, clean_builds)
    try:
        for number, edit in enumerate(ONE_AFTER_ANOTHER):
            edit(day)
            try:
                day.incremental_equals_clean()
            except AssertionError as error:
                error.add_note(f"After edit {number}, line {edit.__code__.co_firstlineno}")
                raise
    finally:
        day.teardown()


class Idle(Builder):
    """Builds into no output only, and says that all went well."""

    def __init__(self, other: Builder, outcome: BuildOutcome):
        self.other, self.outcome = other, outcome

    def build(self, request: Request) -> Build:
        """Build, unless there is an output already."""
        return Build(self.outcome, "") if request.order.output.exists() else self.other.build(request)


def test_edit_that_did_not_reach_the_output_is_told(builder: Builder, clean_builds: CleanBuilds) -> None:
    day = EditorsDay(builder, clean_builds)
    try:
        day.incremental_equals_clean()
        outcome, _ = clean_builds.tree(day.project, day.agency.moment, day.conf, day.search)
        day.builder = Idle(builder, outcome)
        day.mend_a_word(0)
        with pytest.raises(AssertionError, match=r"differs: tin/2018/12/hop-thu-so-0/index\.html") as failed:
            day.incremental_equals_clean()
        assert "Thêm lần 1." in str(failed.value)
    finally:
        day.teardown()


def test_any_sequence_of_edits(builder: Builder, clean_builds: CleanBuilds) -> None:
    run_state_machine_as_test(
        lambda: EditorsDay(builder, clean_builds),
        settings=settings(
            max_examples=amount("SEQUENCES", 2),
            stateful_step_count=EDITS_OF_A_SEQUENCE,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
