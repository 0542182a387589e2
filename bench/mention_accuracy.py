"""Prints precision, recall and F1 of the grammar of officials over folders of labelled sentences (JSON Lines)."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from plugins.core.text import normalise_text  # noqa: E402
from plugins.officials.mentions import Mention, find_mentions  # noqa: E402
from plugins.officials.registry import name_form  # noqa: E402
from plugins.officials.same_office import office_key  # noqa: E402

TEXT_SIZE = 10_000
RUNS = 15
LABELLED = PROJECT / "tests" / "officials" / "labelled"


@dataclass(frozen=True)
class LabelledPlace:
    """The place that a labelled text is about."""

    name: str
    kind: str
    parent_name: str = ""


@dataclass
class Counts:
    """What was found rightly, what wrongly, and what was missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Found:
    """Everything that a text says of one person."""

    offices: list[tuple[str, str]] = field(default_factory=list)
    """Each as written out and placed, and as it stands in the text."""
    roles: set[str] = field(default_factory=set)

    @property
    def kind(self) -> str:
        return "participant" if self.roles else "mentioned"


def by_person(mentions: tuple[Mention, ...]) -> dict[str, Found]:
    """Return the mentions of a text joined by person; an office may be labelled as written, written out, or placed."""
    people: dict[str, Found] = {}
    for mention in mentions:
        person = people.setdefault(name_form(mention.name), Found())
        person.roles.update(mention.roles)
        if mention.refers_to:
            continue
        for office in mention.offices:
            whole, written = office_key(office.name), office_key(office.text)
            if not any(is_same(whole, written, other) for pair in person.offices for other in pair):
                person.offices.append((whole, written))
    return people


def is_same(whole: str, written: str, wanted: str) -> bool:
    """Whether a label means an office: as written, written out, or with no more of the place than the context gives."""
    return wanted in (whole, written) or len(wanted) >= len(written) and whole.startswith(f"{wanted} ")


def labelled(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the file's name with the line's number, and each labelled text of a folder."""
    for path in sorted(folder.rglob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                yield f"{path.name}:{number}", json.loads(line)


def measure(folder: Path) -> tuple[dict[str, Counts], list[str], int]:
    """Return the counts by what is measured, a line for each difference, and the number of texts."""
    counts = {name: Counts() for name in ("names", "offices", "roles", "kinds")}
    differences: list[str] = []
    texts = 0
    for label, entry in labelled(folder):
        texts += 1
        place = LabelledPlace(**entry["place"]) if entry.get("place") else None
        found = by_person(find_mentions(normalise_text(entry["text"]), place))
        wanted = {name_form(person["name"]): person for person in entry["people"]}
        for name in found.keys() | wanted.keys():
            tally(counts["names"], {name} & found.keys(), {name} & wanted.keys())
            if (name in found) != (name in wanted):
                differences.append(f"{label} {'found' if name in found else 'missed'}: {name}")
        for name in found.keys() | wanted.keys():
            person = wanted.get(name, {})
            mine = found.get(name, Found())
            more = compare_offices(counts["offices"], mine.offices, person.get("offices", []))
            role = person.get("role") or []
            roles = {role} if isinstance(role, str) else set(role)
            tally(counts["roles"], mine.roles, roles)
            if mine.roles != roles:
                more.append(f"roles {sorted(mine.roles)} for {sorted(roles)}")
            if name in found and name in wanted:
                kind = person.get("kind", "participant" if roles else "mentioned")
                tally(counts["kinds"], {mine.kind}, {kind})
            differences += [f"{label} {name}: {one}" for one in more]
    return counts, differences, texts


def tally(counts: Counts, found: set[str], wanted: set[str]) -> None:
    """Add what two sets share and where they differ."""
    counts.right += len(found & wanted)
    counts.wrong += len(found - wanted)
    counts.missed += len(wanted - found)


def compare_offices(counts: Counts, found: list[tuple[str, str]], wanted: list[str]) -> list[str]:
    """Count the offices of one person and return the differences."""
    left = Counter(office_key(office) for office in wanted)
    differences = []
    for whole, written in found:
        match = next((one for one in sorted(left) if left[one] > 0 and is_same(whole, written, one)), None)
        if match is None:
            counts.wrong += 1
            differences.append(f"wrong office {whole} ({written})")
        else:
            left[match] -= 1
            counts.right += 1
    missed = list(left.elements())
    counts.missed += len(missed)
    return differences + [f"missed office {office}" for office in missed]


def milliseconds_per_text(prose: str) -> float:
    """Return the time of 10 kB of prose, the best of several readings."""
    text = (prose * (1 + TEXT_SIZE // max(1, len(prose)))).encode("utf-8")[:TEXT_SIZE].decode("utf-8", "ignore")
    runs = []
    for _ in range(RUNS):
        started = time.process_time()
        find_mentions(normalise_text(text))
        runs.append(time.process_time() - started)
    return min(runs) * 1000


def main() -> None:
    """Print a table for each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of JSON Lines (default: the two of the tests)")
    parser.add_argument("--differences", action="store_true", help="list every difference")
    arguments = parser.parse_args()
    for folder in arguments.folders or (LABELLED / "tuned", LABELLED / "held-out"):
        counts, differences, texts = measure(folder)
        print(f"{folder.name}: {texts} texts")
        print(f"  {'':<8} precision  recall     F1   right wrong missed")
        for name, count in counts.items():
            print(
                f"  {name:<8} {count.precision:9.3f} {count.recall:7.3f} {count.f1:6.3f}"
                f"  {count.right:5d} {count.wrong:5d} {count.missed:6d}"
            )
        prose = "\n\n".join(entry["text"] for _, entry in labelled(folder))
        print(f"  {milliseconds_per_text(prose):.1f} ms for 10 kB of such text, where every sentence names people")
        if arguments.differences:
            print(*(f"    {line}" for line in sorted(differences)), sep="\n")
    articles = sorted((PROJECT / "content" / "news").rglob("*.md"))
    prose = "\n\n".join(path.read_text(encoding="utf-8").split("---", 2)[-1] for path in articles)
    print(f"{milliseconds_per_text(prose):.1f} ms for 10 kB of the articles in content/")


if __name__ == "__main__":
    main()
