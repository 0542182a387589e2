from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plugins.core import executors
from plugins.core.clusters import UnknownExecutor, dask_cluster, executor_named
from plugins.core.executors import Executors
from plugins.core.forked import FEWEST, WorkerFailed
from plugins.core.own_code import code_digest
from plugins.core.workshop import open_workshop
from tests.conftest import BUILD_MOMENT, ROOT
from tests.core.test_executors import FATAL, ITEMS, die, done_for, fail, task
from tests.sample_content import SAMPLE, article, write_files

MANY = {f"news/2018/bai-{number}.md": article(title=f"Bài thử số {number}") for number in range(3 * FEWEST)}
ADDRESS = "DASK_SCHEDULER_ADDRESS"


def test_executor_is_found_by_module_and_function() -> None:
    assert executor_named("plugins.core.clusters:dask_cluster") is dask_cluster
    assert executor_named("concurrent.futures:ThreadPoolExecutor") is ThreadPoolExecutor


@pytest.mark.parametrize("name", ["", "plugins.core.clusters", "plugins.core.clusters:nobody", "nowhere:open", ":open"])
def test_name_of_no_executor_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(UnknownExecutor, match="ví dụ EXECUTOR="):
        executor_named(name)


def test_executor_needs_a_cache_that_its_workers_see(tmp_path: Path) -> None:
    name = "concurrent.futures:ThreadPoolExecutor"
    with pytest.raises(UnknownExecutor, match="CACHE="), open_workshop(None, name):
        pass
    with open_workshop(tmp_path, name) as workshop:
        assert workshop.executors is not None
    with open_workshop(tmp_path) as workshop:
        assert workshop.executors is None


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a Dask cluster of three processes, started so that they may read for a build."""
    dask = pytest.importorskip("dask", reason="`make cluster` installs Dask")
    distributed = pytest.importorskip("distributed", reason="`make cluster` installs Dask")
    configuration = {
        # Dask takes the seed 0 for none and sets its own; 00 is the same to Python.
        "distributed.nanny.pre-spawn-environ.PYTHONHASHSEED": "00",
        # A slow machine may take longer to start a worker again than Dask waits before it gives the worker up.
        "distributed.deploy.lost-worker-timeout": "300s",
    }
    workers = {"n_workers": 3, "processes": True, "threads_per_worker": 1, "dashboard_address": None}
    with pytest.MonkeyPatch.context() as patch, dask.config.set(configuration):
        patch.setenv("PYTHONHASHSEED", "00")
        with distributed.LocalCluster(**workers) as started:
            yield started.scheduler_address


def built(content: Path, output: Path, environment: dict[str, str], *more: str) -> dict[str, bytes]:
    """Return every file of the site that the command makes."""
    places = ["--content", str(content), "--output", str(output), "--cache", str(output.with_suffix(".cache"))]
    subprocess.run(
        [sys.executable, "-m", "plugins.newsdesk", "site", "--search", "off", *places, *more],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": BUILD_MOMENT, **environment},
        check=True,
    )
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["spawned_processes", "dask_cluster"])
def test_site_is_the_same_to_the_byte_whoever_reads(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    environment = {ADDRESS: request.getfixturevalue("cluster")} if name == "dask_cluster" else {}
    content = write_files(tmp_path / "content", {**SAMPLE, **MANY})
    forked = built(content, tmp_path / "forked", {})
    assert len(forked) > len(MANY)
    assert built(content, tmp_path / "elsewhere", environment, "--executor", f"plugins.core.clusters:{name}") == forked
    assert len(list((tmp_path / "elsewhere.cache").glob("newsrooms/??/*"))) == 1, "it was read elsewhere"


@pytest.mark.parametrize("work", [fail, die])
def test_item_that_a_cluster_can_not_do_is_named(work, cluster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.importorskip("distributed").Client(cluster) as client:
        theirs = client.submit(code_digest).result()
    # The tests run with random hashes, so that this is other code than the cluster's.
    monkeypatch.setattr(executors, "code_digest", lambda: theirs)
    there = pytest.importorskip("dask").config.set({"scheduler-address": cluster})
    with pytest.raises(WorkerFailed, match=FATAL), there, Executors(dask_cluster, patience=240) as opened:
        done_for(opened, ITEMS, task(work))


def test_cluster_of_other_code_is_refused(cluster: str) -> None:
    there = pytest.importorskip("dask").config.set({"scheduler-address": cluster})
    with pytest.raises(WorkerFailed, match="PYTHONHASHSEED"), there, Executors(dask_cluster, patience=240) as opened:
        done_for(opened, ITEMS, task(fail))


def test_cluster_that_nobody_named_is_told() -> None:
    pytest.importorskip("distributed", reason="`make cluster` installs Dask")
    with pytest.raises(UnknownExecutor, match="DASK_SCHEDULER_ADDRESS="), dask_cluster():
        pass
