"""The index of the search: made by Pagefind from sources of our own, and put where the page of the search looks.

An index is kept between builds by what it is made from, so that a build in which nothing was said anew has it at once.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.core.kept_results import KeptResults
from plugins.core.programs import start_program
from plugins.search.kept_index import index_key, keep_index, kept_index
from plugins.search.model import FoundPage
from plugins.search.sources import write_sources

SEARCH_PAGE = "tim-kiem/"
INDEX = f"{SEARCH_PAGE}pagefind"
"""Where the index lies on the site."""
CATALOGUE = f"{SEARCH_PAGE}muc-luc.json"
"""Where the catalogue of what can be found lies on the site."""
SOURCES = f"{SEARCH_PAGE}.nguon"
"""Where sources wait for Pagefind; a finished site has no such folder, and the preview shows nothing of it."""
PLACES = (f"{INDEX}/", CATALOGUE, f"{SOURCES}/")
"""All that the index is, finished or not."""
LANGUAGE = "vi"
NOT_OURS = ("pagefind-component-ui", "pagefind-highlight", "pagefind-modular-ui", "pagefind-ui")
"""Pagefind's own interfaces, which no page of the site uses."""
SIGNATURE = b"pagefind_dcd"
REMEDY = "Chạy lại: make setup; nếu vẫn vậy, dựng không có tìm kiếm: make site SEARCH=off."
SECONDS_BETWEEN_LOOKS = 0.1
NOTHING_KEPT = KeptResults(None)


class IndexingFailed(Exception):
    """The index could not be made; the message is a Vietnamese sentence."""

    def __init__(self, said: str):
        super().__init__(f"Không lập được chỉ mục tìm kiếm: {said} {REMEDY}")


class Interrupted(Exception):
    """Whoever wanted the index wants it no longer."""


def prepare_index(
    pages: Sequence[FoundPage], catalogue: dict[str, Any], site: Path, kept: KeptResults = NOTHING_KEPT
) -> None:
    """Put the index of an earlier build of the same pages into a site, else what `finish_index` makes it from."""
    folder, key = site / SOURCES, index_key(pages, LANGUAGE)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(site / INDEX, ignore_errors=True)
    names = kept_index(kept, key, site / INDEX)
    if names is not None:
        return write_catalogue(catalogue, names, site)
    folder.mkdir(parents=True)
    write_sources(pages, folder / "pages")
    (folder / "key").write_text(key, encoding="ascii")
    (folder / "catalogue.json").write_text(json.dumps(catalogue, ensure_ascii=False), encoding="utf-8")


def is_prepared(site: Path) -> bool:
    """Whether a site waits for its index."""
    return (site / SOURCES / "catalogue.json").is_file()


def finish_index(site: Path, is_unwanted: Callable[[], bool] = lambda: False, kept: KeptResults = NOTHING_KEPT) -> None:
    """Make the index and the catalogue of a prepared site; the same sources give the same bytes.

    `is_unwanted` is asked while Pagefind runs. Raises IndexingFailed, and Interrupted when it answers yes; the site is
    without a search then. The catalogue comes last: a page of the search that finds it finds a whole index.
    """
    sources, index = site / SOURCES, site / INDEX
    shutil.rmtree(index, ignore_errors=True)
    try:
        catalogue = json.loads((sources / "catalogue.json").read_bytes())
        run_pagefind(sources / "pages", index, is_unwanted)
        for name in NOT_OURS:
            for path in index.glob(f"{name}.*"):
                path.unlink()
        names = names_of_pages(index)
        write_catalogue(catalogue, names, site)
        keep_index(kept, (sources / "key").read_text(encoding="ascii"), index, names)
    except OSError as error:
        raise IndexingFailed(f"{error.strerror or error}.") from error
    finally:
        shutil.rmtree(sources, ignore_errors=True)


def write_catalogue(catalogue: dict[str, Any], names: Mapping[str, str], site: Path) -> None:
    """Write the catalogue of a site that has its index. Raises IndexingFailed where a page is not in that."""
    text = json.dumps(with_names(catalogue, names), ensure_ascii=False, separators=(",", ":"))
    (site / CATALOGUE).write_text(text, encoding="utf-8")


def with_names(catalogue: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return a catalogue whose rows begin with Pagefind's name of the page. Raises IndexingFailed where it has none."""
    missing = [row[0] for row in catalogue["pages"] if row[0] not in names]
    if missing:
        raise IndexingFailed(f"Pagefind bỏ sót {len(missing)} trang, trong đó có {missing[0]}.")
    return {**catalogue, "pages": [[names[row[0]], *row[1:]] for row in catalogue["pages"]]}


def names_of_pages(index: Path) -> dict[str, str]:
    """Return, by the address of a page, the name that Pagefind gave it: that of the file with its words."""
    names = {}
    for path in sorted((index / "fragment").glob("*.pf_fragment")):
        text = gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE)
        names[json.loads(text)["url"].lstrip("/")] = path.stem
    return names


def run_pagefind(sources: Path, index: Path, is_unwanted: Callable[[], bool]) -> None:
    """Let Pagefind read the sources. Raises IndexingFailed with what it said, or Interrupted."""
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(sources.resolve()),
        "--output-path",
        str(index.resolve()),
    ]
    # It takes settings from its folder and from the environment, too.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    with start_program([*command, "--force-language", LANGUAGE, "--silent"], sources, clean) as process:
        said = heard(process, is_unwanted)
    if process.returncode != 0:
        last = next((line for line in reversed(said.splitlines()) if line.strip()), "")
        raise IndexingFailed(f"Pagefind dừng với mã {process.returncode}{f': {last.strip()}' if last else ''}.")


def heard(process: subprocess.Popen[str], is_unwanted: Callable[[], bool]) -> str:
    """Return what a process says until its end; end it where it is wanted no longer."""
    while True:
        try:
            said, _ = process.communicate(timeout=SECONDS_BETWEEN_LOOKS)
            return said
        except subprocess.TimeoutExpired:
            if is_unwanted():
                process.terminate()
                raise Interrupted from None
        except BaseException:
            process.terminate()
            raise
