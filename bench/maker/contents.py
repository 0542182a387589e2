"""Writes the invented news as content for Bantin, for Hugo and for stock Pelican, each in its own front matter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.maker.articles import ROLES, Head, article_head, article_text
from bench.maker.world import SECTIONS, TURN, Official, Place, World, invented_world, slug

SITE_NAME = "Bản tin Thử Nghiệm"
SITE_URL = "https://bantin.example"
TURN_EVE = "2019-12-31"


def text_of(value: str) -> str:
    """Return a string as YAML, and as JSON."""
    return json.dumps(value, ensure_ascii=False)


def list_of(values: Iterable[str]) -> str:
    """Return a list of strings as YAML on one line."""
    return json.dumps(list(values), ensure_ascii=False)


class Bantin:
    """Content as editors of Bantin write it."""

    folder = "bantin"

    def frame(self, world: World, heads: Iterable[Head]) -> Mapping[str, str]:
        """Return the files besides articles by name."""
        files = {"site.yaml": _agency()}
        for place in world.places:
            files[f"localities/{place.id}.yaml"] = _locality(place)
        for official in world.officials:
            files[self.official_path(official)] = bantin_official(official)
        return files

    def official_path(self, official: Official) -> str:
        return f"officials/{official.id}.md"

    def path(self, head: Head) -> str:
        return f"news/{head.path}"

    def link(self, head: Head) -> str:
        return f"../{head.path}"

    def article(self, head: Head, summary: str, body: str) -> str:
        people = "\n".join(
            f"  - {{id: {official.id}, role: [{', '.join(roles)}]}}"
            for (official, _), roles in zip(head.people, ROLES, strict=True)
        )
        return (
            f"---\ntitle: {text_of(head.title)}\nslug: {head.slug}\ndate: {head.day} {head.time}\n"
            f"event_date: {head.day}\nsummary: {text_of(summary)}\nsection: {head.section[0]}\n"
            f"tags: {list_of(head.tags)}\n"
            f"localities: [{head.unit.id}]\nauthors: {list_of(head.authors)}\nofficials:\n{people}\n---\n\n{body}"
        )


class Hugo:
    """Content for Hugo: sections, tags, people and places are its taxonomies."""

    folder = "hugo"

    def frame(self, world: World, heads: Iterable[Head]) -> Mapping[str, str]:
        """Return the name of every term, and the years and months."""
        files = {"content/tin/_index.md": _front(build="{render: never}")}
        for id, name in SECTIONS:
            files[f"content/chuyen-muc/{id}/_index.md"] = _front(title=text_of(name))
        for tag in sorted({tag for head in heads for tag in head.tags}):
            files[f"content/the/{slug(tag)}/_index.md"] = _front(title=text_of(tag))
        for author in sorted({author for head in heads for author in head.authors}):
            files[f"content/tac-gia/{slug(author)}/_index.md"] = _front(title=text_of(author))
        for official in world.officials:
            offices = list_of([f"{official.before.name} 2014–2019", f"{official.since.name} 2020–2025"])
            files[f"content/can-bo/{official.id}/_index.md"] = _front(title=text_of(official.name), offices=offices)
        for place in world.places:
            files[f"content/dia-phuong/{place.id}/_index.md"] = _front(title=text_of(_capital(place.full_name)))
            for unit in place.units:
                name = _capital(f"{unit.kind} {unit.name}")
                files[f"content/dia-phuong/{unit.id}/_index.md"] = _front(title=text_of(name))
        for year, month in sorted({(head.day.year, head.day.month) for head in heads}):
            files[f"content/tin/{year}/_index.md"] = _front(title=text_of(str(year)), url=f"/luu-tru/{year}/")
            files[f"content/tin/{year}/{month:02d}/_index.md"] = _front(
                title=text_of(f"{month:02d}/{year}"), url=f"/luu-tru/{year}/{month:02d}/"
            )
        return files

    def path(self, head: Head) -> str:
        return f"content/{head.url.rstrip('/')}.md"

    def link(self, head: Head) -> str:
        return f"/{head.url}"

    def article(self, head: Head, summary: str, body: str) -> str:
        front = _front(
            title=text_of(head.title),
            date=f"{head.day}T{head.time}+07:00",
            summary=text_of(summary),
            participants=_participants(head),
            **{
                "chuyen-muc": f"[{head.section[0]}]",
                "the": list_of(slug(tag) for tag in head.tags),
                "tac-gia": list_of(slug(author) for author in head.authors),
                "can-bo": list_of(official.id for official, _ in head.people),
                "dia-phuong": f"[{head.unit.id}]",
            },
        )
        return f"{front}\n{body}"


class StockPelican:
    """Content for Pelican as it comes; people and places travel as JSON, for it knows neither."""

    folder = "pelican"

    def frame(self, world: World, heads: Iterable[Head]) -> Mapping[str, str]:
        """Return the people and places as the plugin of the benchmark reads them."""
        officials = {
            official.id: {
                "name": official.name,
                "offices": [f"{official.before.name} 2014–2019", f"{official.since.name} 2020–2025"],
            }
            for official in world.officials
        }
        places = {place.id: _capital(place.full_name) for place in world.places}
        units = {unit.id: _capital(f"{unit.kind} {unit.name}") for place in world.places for unit in place.units}
        known = {"officials": officials, "places": places | units, "sections": dict(SECTIONS)}
        return {"people-and-places.json": json.dumps(known, ensure_ascii=False, indent=1) + "\n"}

    def path(self, head: Head) -> str:
        return f"content/news/{head.path}"

    def link(self, head: Head) -> str:
        return f"{{filename}}/news/{head.path}"

    def article(self, head: Head, summary: str, body: str) -> str:
        lines = {
            "Title": head.title,
            "Slug": head.slug,
            "Date": f"{head.day} {head.time}",
            "Category": head.section[1],
            "Tags": ", ".join(head.tags),
            "Authors": "; ".join(head.authors),
            "Summary": summary,
            "Localities": f"{head.place.id} {head.unit.id}",
            "Participants": _participants(head),
        }
        return "\n".join(f"{key}: {value}" for key, value in lines.items()) + f"\n\n{body}"


Target = Bantin | Hugo | StockPelican
TARGETS: tuple[Target, ...] = (Bantin(), Hugo(), StockPelican())


@dataclass(frozen=True)
class Made:
    """What was made: the world and the articles' heads, by number."""

    world: World
    heads: tuple[Head, ...]


def make_contents(folder: Path, count: int, seed: int = 0, targets: Iterable[Target] = TARGETS) -> Made:
    """Write `count` articles below `folder/<target>`, for each target."""
    world = invented_world()
    heads = tuple(article_head(world, number, seed) for number in range(count))
    for target in targets:
        root = folder / target.folder
        made: set[Path] = set()
        for name, text in target.frame(world, heads).items():
            write(root / name, text, made)
        for head in heads:
            write(root / target.path(head), article_file(world, head, target, seed), made)
    return Made(world, heads)


def article_file(world: World, head: Head, target: Target, seed: int = 0) -> str:
    """Return an article's file."""
    return target.article(head, *article_text(world, head, target.link, seed))


def write(path: Path, text: str, made: set[Path]) -> None:
    """Write a file; `made` remembers the folders."""
    if path.parent not in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.add(path.parent)
    path.write_text(text, encoding="utf-8")


def bantin_official(official: Official, body_of_unit: str | None = None) -> str:
    """Return an official's file; `body_of_unit` is another way to write the body of the present office."""
    since = body_of_unit or official.since.body
    return (
        f"---\nname: {official.name}\noffices:\n"
        f"  - title: {official.before.title}\n    body: {official.before.body}\n    locality: {official.place.id}\n"
        f"    from: 2014-01-01\n    to: {TURN_EVE}\n"
        f"  - title: {official.since.title}\n    body: {since}\n    locality: {official.place.id}\n"
        f"    from: {TURN}\n    to: 2025-12-31\n---\n\n{official.name} là một người không có thật.\n"
    )


def _participants(head: Head) -> str:
    people = [{"id": official.id, "name": official.name, "office": office.name} for official, office in head.people]
    return json.dumps(people, ensure_ascii=False)


def _agency() -> str:
    sections = "\n".join(
        f"  - {{id: {id}, name: {name}, order: {order}}}" for order, (id, name) in enumerate(SECTIONS, start=1)
    )
    return (
        f"name: {SITE_NAME}\nagency: Ban biên tập Thử Nghiệm\nurl: {SITE_URL}\nlicence: Nội dung bịa đặt, chỉ để đo.\n"
        f"time_zone: Asia/Ho_Chi_Minh\nlanguages: [vi]\nsections:\n{sections}\nhistory: false\n"
    )


def _locality(place: Place) -> str:
    lat, lon = 20.0 + place.number % 8 * 0.2, 105.0 + place.number // 8 * 0.2
    lines = [
        f"name: {place.name}", f"kind: {place.kind}", "parent: {name: Thử Nghiệm, kind: tỉnh}",
        f"centre: {{lat: {lat:.4f}, lon: {lon:.4f}}}", "communes:",
    ]  # fmt: skip
    for number, unit in enumerate(place.units):
        lines += [
            f"  - id: {unit.id.split('/')[1]}", f"    name: {unit.name}", f"    kind: {unit.kind}",
            f"    centre: {{lat: {lat + number % 3 * 0.03:.4f}, lon: {lon + number // 3 * 0.05:.4f}}}",
        ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _front(**keys: str) -> str:
    return "\n".join(["---", *(f"{key}: {value}" for key, value in keys.items()), "---", ""])


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]
