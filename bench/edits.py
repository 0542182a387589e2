"""What an editor does between two builds, and how a page tells that the second build knew of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.maker.articles import Head, article_head
from bench.maker.contents import Bantin, Made, article_file, bantin_official
from bench.maker.world import Official, slug
from bench.pages import squeezed, squeezed_html

BANTIN = Bantin()


@dataclass(frozen=True)
class Edit:
    """Files to write (None takes one away) and what then has to be read: `shown` on pages, no page at `gone`."""

    files: Mapping[str, str | None]
    shown: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    def apply(self, content: Path) -> Mapping[str, str | None]:
        """Write the files and return what stood there before."""
        before: dict[str, str | None] = {}
        for name, text in self.files.items():
            path = content / name
            before[name] = path.read_text(encoding="utf-8") if path.is_file() else None
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return before

    def missed(self, output: Path) -> list[str]:
        """Return the pages that do not show the edit."""
        unread = [page for page, words in self.shown.items() if squeezed(words) not in _text_of(output / page)]
        return unread + [page for page in self.gone if (output / page).exists()]


def text_edited(made: Made, number: int) -> Edit:
    """A sentence is added to an article."""
    head = made.heads[_spread(made, number)]
    return Edit({BANTIN.path(head): _text(made, head) + f"\n{marker(number)}\n"}, {_page(head): marker(number)})


def marker(number: int) -> str:
    """Return a sentence that no article has."""
    return f"Bản ghi này được bổ sung theo góp ý của bạn đọc, mã {chr(ord('a') + number % 26) * 3}."


def office_changed(made: Made, number: int) -> Edit:
    """An official's present office gets a body written out; every article since 2020 that lists the person shows it."""
    official = _with_committee(made)[number]
    body = official.since.body.replace("UBND", "Ủy ban nhân dân")
    text = bantin_official(official, body)
    shown = {f"can-bo/{official.id}/index.html": body}
    listed = next((one for one in made.heads if (official, official.since) in one.people), None)
    return Edit({BANTIN.official_path(official): text}, shown | ({_page(listed): body} if listed else {}))


def tag_renamed(made: Made, number: int) -> Edit:
    """One tag of one article becomes another that no article has yet."""
    head = made.heads[_spread(made, 100 + number)]
    name = f"Thẻ mới {chr(ord('a') + number % 26) * 3}"
    text = _text(made, head).replace(f'tags: ["{head.tags[0]}"', f'tags: ["{name}"')
    return Edit({BANTIN.path(head): text}, {_page(head): name, f"the/{slug(name)}/index.html": head.slug})


def added(made: Made, number: int) -> Edit:
    """One more article."""
    head = article_head(made.world, len(made.heads) + number)
    return Edit({BANTIN.path(head): _text(made, head)}, {_page(head): head.title, "sitemap.xml": head.slug})


def deleted(made: Made, number: int) -> Edit:
    """The article that was added is taken away."""
    head = article_head(made.world, len(made.heads) + number)
    return Edit({BANTIN.path(head): None}, gone=(_page(head),))


def undo(content: Path, before: Mapping[str, str | None]) -> None:
    """Put files back as they were."""
    Edit({name: text for name, text in before.items() if text is not None or (content / name).is_file()}).apply(content)


def _with_committee(made: Made) -> list[Official]:
    return [one for one in made.world.officials if one.since.body.startswith("UBND")]


def _spread(made: Made, number: int) -> int:
    """Return an article, each time another, not beside the last one."""
    return (7 + number * 37) % len(made.heads)


def _text(made: Made, head: Head) -> str:
    return article_file(made.world, head, BANTIN)


def _page(head: Head) -> str:
    return f"{head.url}index.html"


def _text_of(path: Path) -> str:
    return squeezed_html(path.read_text(encoding="utf-8")) if path.is_file() else ""
