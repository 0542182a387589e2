"""One invented article after another: number n is the same article however many are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.maker.prose import OTHER, TITLES, TOPICS, Subject, paragraphs, summary
from bench.maker.world import FIRST_DAY, LAST_DAY, SECTIONS, Office, Official, Place, Unit, World

MORNING = 7 * 3600
WORKING_DAY = 10 * 3600
ROLES = (("chaired", "directed"), ("attended", "directed"), ("attended",), ("attended",))
"""Of the four officials of an article, as its text tells it."""


@dataclass(frozen=True)
class Head:
    """What is known of an article without its text."""

    number: int
    title: str
    day: date
    second: int
    """Of the day; no two articles have the same moment, so that every generator puts them in one order."""
    section: tuple[str, str]
    tags: tuple[str, ...]
    place: Place
    unit: Unit
    authors: tuple[str, ...]
    people: tuple[tuple[Official, Office], ...]
    topic: str

    @property
    def slug(self) -> str:
        return f"bai-{self.number:05d}"

    @property
    def path(self) -> str:
        """The file below a folder of articles."""
        return f"{self.day.year}/{self.slug}.md"

    @property
    def url(self) -> str:
        return f"tin/{self.day.year:04d}/{self.day.month:02d}/{self.slug}/"

    @property
    def time(self) -> str:
        return f"{self.second // 3600:02d}:{self.second // 60 % 60:02d}:{self.second % 60:02d}"


def article_head(world: World, number: int, seed: int = 0) -> Head:
    """Return the head of article `number`."""
    random = Random(f"head {seed} {number}")
    place = random.choice(world.places)
    unit = random.choice(place.units)
    day = FIRST_DAY + timedelta(days=random.randrange((LAST_DAY - FIRST_DAY).days + 1))
    topic = random.choice(TOPICS)
    title = random.choice(TITLES).format(
        place=place.full_name[0].upper() + place.full_name[1:],
        unit=f"{unit.kind[0].upper()}{unit.kind[1:]} {unit.name}",
        many=random.randint(12, 99),
        topic=topic,
    )
    people = random.sample(world.by_place[place.number], 4)
    return Head(
        number,
        f"{title} (tin số {number})",
        day,
        MORNING + number % WORKING_DAY,
        random.choice(SECTIONS),
        tuple(random.sample(world.tags, 3)),
        place,
        unit,
        tuple(random.sample(world.authors, random.randint(1, 2))),
        tuple((official, official.office_on(day)) for official in people),
        topic,
    )


def article_text(world: World, head: Head, link: Callable[[Head], str], seed: int = 0) -> tuple[str, str]:
    """Return summary and body of an article; `link` gives the address by which a text leads to another article.

    Only every fourth article leads to another, and to one that is older in number, so that the last made is linked by
    nobody and can be taken away.
    """
    random = Random(f"text {seed} {head.number}")
    other = article_head(world, random.randrange(head.number), seed) if head.number % 4 == 3 else None
    subject = Subject(head.place, head.unit, head.day, head.topic, head.people, other.title if other else "")
    made = summary(random, subject), "\n\n".join(paragraphs(random, subject)) + "\n"
    return (made[0], made[1].replace(f"]({OTHER})", f"]({link(other)})")) if other else made
