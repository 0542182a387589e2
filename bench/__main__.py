"""The command behind `make bench`: makes the news, builds it three ways, edits it, and tells what each step took."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from bench import edits, generators
from bench.generators import Command, Workplace
from bench.maker.contents import TARGETS, Bantin, Hugo, Made, article_file, make_contents
from bench.pages import differing_pages, digest_of, expected_pages, written_pages
from bench.processes import Cost, measured
from bench.results import Results, write_report
from bench.serving import free_port, seconds_until_shown, served

SIZES = (500, 1000, 2000, 5000, 10_000, 20_000)
COLD: Mapping[str, tuple[str, Callable[[Workplace], Command]]] = {
    "bantin, bench theme, cold": ("bench", generators.bench_theme),
    "hugo, cold": ("hugo", generators.hugo),
    "stock pelican, cold": ("pelican", generators.stock_pelican),
    "bantin, own theme, cold": ("own", generators.own_theme),
}
"""By row: the name of the output and the command."""
COMPARED = ("bench", "hugo", "pelican")
EDITS: Mapping[str, Callable[[Made, int], edits.Edit]] = {
    "one article's text edited": edits.text_edited,
    "one official's office changed": edits.office_changed,
    "one tag renamed on one article": edits.tag_renamed,
    "one article added": edits.added,
    "one article deleted": edits.deleted,
}


class WrongPages(Exception):
    """A generator did not write what it should have."""


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="number of articles (default: 10000)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each row, of which the median counts (default: 3)")
    parser.add_argument("--work", type=Path, help="folder to work in; it is kept (default: a new one that is removed)")
    parser.add_argument("--report", type=Path, help="where to write the table (.md), the runs (.json), the plot (.svg)")
    parser.add_argument("--without-curve", action="store_true", help="leave out the smaller sizes and twice the size")
    parser.add_argument("--without-servers", action="store_true", help="leave out the previews")
    parser.add_argument("--make", type=Path, metavar="FOLDER", help="only write the contents into a folder")
    arguments = parser.parse_args()
    if arguments.make:
        make_contents(arguments.make, arguments.articles)
        return 0
    with tempfile.TemporaryDirectory(prefix="bantin-bench-") as folder:
        root = arguments.work or Path(folder)
        results = Results(arguments.articles, {**machine(), **generators.versions()})
        bench = Bench(root.resolve(), max(1, arguments.runs), results)
        bench.warm_up()
        bench.compare()
        bench.edit()
        if not arguments.without_servers:
            bench.serve()
        if not arguments.without_curve:
            bench.grow()
    print(results.as_markdown())
    if arguments.report:
        write_report(results, arguments.report)
    return 0


class Bench:
    """One benchmark: the same news, step by step."""

    def __init__(self, root: Path, runs: int, results: Results):
        self.root, self.runs, self.results = root, runs, results
        self.place = Workplace(root / str(results.articles))
        self.made = make_at(self.place, results.articles)

    def warm_up(self) -> None:
        """Compile modules and fill the file cache with the programs, which is nobody's cost."""
        place = Workplace(self.root / "warm-up")
        make_at(place, 5)
        for output, command in COLD.values():
            run(command(place), place, output)
        shutil.rmtree(place.root)

    def compare(self) -> None:
        """Build cold, one generator after the other, again and again; hold their pages against each other."""
        expected = expected_pages(self.made)
        for _ in range(self.runs):
            for row, (output, command) in COLD.items():
                self.tell(row)
                self.place.forget(output)
                cost = run(command(self.place), self.place, output)
                written = written_pages(self.place.output(output))
                self.results.add(row, cost, len(written))
                missing = expected - written
                foreign = written - expected if output in COMPARED else ()
                if output in COMPARED and (missing or foreign):
                    raise WrongPages(f"{row}: missing {sorted(missing)[:5]}, not expected {sorted(foreign)[:5]}")
            for row in ("make check, cold", "make check, nothing changed"):
                self.tell(row)
                if row.endswith("cold"):
                    self.place.forget("check")
                self.results.add(row, run(generators.check(self.place), self.place))
        differing = differing_pages([self.place.output(name) for name in COMPARED], expected)
        if differing:
            raise WrongPages(f"not the same in all three: {differing}")
        self.results.notes.append("a sample of pages says the same in all three")
        shutil.rmtree(self.place.output("pelican"))

    def edit(self) -> None:
        """Edit a copy of the news and build after each edit, from what the last build left; undo it all at the end."""
        place = self.place
        command = generators.bench_theme(place)
        place.forget("bench")
        run(command, place)
        clean = digest_of(place.output("bench"))
        for _ in range(self.runs):
            self.tell("nothing changed")
            self.results.add("nothing changed", run(command, place))
        undone: dict[str, str | None] = {}
        for row, edit_of in EDITS.items():
            for number in range(self.runs):
                self.tell(row)
                edit = edit_of(self.made, number)
                undone = {**edit.apply(place.bantin), **undone}
                cost = run(command, place)
                self.results.add(row, cost)
                if missed := edit.missed(place.output("bench")):
                    raise WrongPages(f"{row}: not seen on {missed}")
        edits.undo(place.bantin, undone)
        run(command, place)
        if digest_of(place.output("bench")) != clean:
            raise WrongPages("after all edits were undone the site is not the same bytes as before")
        self.results.notes.append("after all edits were undone the site is byte for byte the one built cold")

    def serve(self) -> None:
        """Measure how soon an edit is seen."""
        previews = {
            "edit seen in hugo server": (generators.serve_hugo, self.place.hugo, Hugo()),
            "edit seen in make serve, bench theme": (generators.serve_bench_theme, self.place.bantin, Bantin()),
            "edit seen in make serve, own theme": (generators.serve_own_theme, self.place.bantin, Bantin()),
        }
        head = self.made.heads[len(self.made.heads) // 2]
        for row, (command, content, target) in previews.items():
            self.tell(row)
            port = free_port()
            address = f"http://127.0.0.1:{port}/{head.url}"
            path = content / target.path(head)
            text = article_file(self.made.world, head, target)
            with served(command(self.place, port), self.root / "server.log") as process:
                seconds_until_shown(process, address, head.title)
                for number in range(self.runs):
                    words = edits.marker(number)
                    save = partial(path.write_text, f"{text}\n{words}\n", encoding="utf-8")
                    self.results.add(row, Cost(seconds_until_shown(process, address, words, save), 0.0, 0))
            path.write_text(text, encoding="utf-8")

    def grow(self) -> None:
        """Build other sizes: smaller ones once each for the plot, twice the size against this one."""
        lines = {row: row.removesuffix(", cold") for row in list(COLD)[:3]}
        for row, line in lines.items():
            self.results.sizes[line] = {self.results.articles: self.results.median(row)}
        shutil.rmtree(self.place.root)
        for size in [one for one in SIZES if one < self.results.articles]:
            self.build_size(size, lines)
        self.build_size(2 * self.results.articles, dict(list(lines.items())[:2]), ", twice the articles")

    def build_size(self, size: int, lines: Mapping[str, str], suffix: str = "") -> None:
        """Build another number of articles cold; with a suffix the builds are rows of the table."""
        place = Workplace(self.root / str(size))
        make_at(place, size)
        for row, line in lines.items():
            output, command = COLD[row]
            for _ in range(self.runs if suffix else 1):
                self.tell(f"{row}, {size} articles")
                place.forget(output)
                cost = run(command(place), place, output)
                self.results.sizes[line].setdefault(size, cost.wall)
                if suffix:
                    self.results.add(row + suffix, cost, len(written_pages(place.output(output))))
            if suffix:
                self.results.sizes[line][size] = self.results.median(row + suffix)
        shutil.rmtree(place.root)

    def tell(self, step: str) -> None:
        """Say what is measured now."""
        print(step, file=sys.stderr, flush=True)


def make_at(place: Workplace, articles: int) -> Made:
    """Write the news for all three into an empty workplace."""
    shutil.rmtree(place.root, ignore_errors=True)
    made = make_contents(place.root, articles, targets=TARGETS)
    place.settle()
    return made


def run(command: Command, place: Workplace, output: str | None = None) -> Cost:
    """Run a command of the benchmark."""
    if output is not None:
        place.output(output).parent.mkdir(parents=True, exist_ok=True)
    return measured(command.words, command.folder, generators.environment())


def machine() -> Mapping[str, str]:
    """Return what the figures depend on besides the programs."""
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.is_file() else []
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine()
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    busy = os.getloadavg()[0]
    return {
        "machine": f"{os.cpu_count()} × {model}, {memory:.0f} GiB, {platform.system()}",
        "load at the start": f"{busy:.1f}",
    }


if __name__ == "__main__":
    sys.exit(main())
