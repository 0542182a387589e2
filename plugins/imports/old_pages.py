"""One old page read: title, stamp, text, captions, authors, source; nothing of the portal around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup

from plugins.core.text import normalise_text
from plugins.imports.blocks import Block
from plugins.imports.captions import Caption, is_caption, join_captions
from plugins.imports.furniture import remove_furniture
from plugins.imports.headlines import best_title, is_same_title, is_title, title_from_text, without_site_name
from plugins.imports.html_blocks import BlockReader, replace_texts, texts_in
from plugins.imports.main_text import main_element
from plugins.imports.old_fonts import unicode_texts
from plugins.imports.page_hints import Hints, hints_of
from plugins.imports.page_parts import lead_outside, parted, with_headings, without_head
from plugins.imports.saved_files import Unreadable, open_saved_file, refuse_garbled
from plugins.imports.scraped_text import blocks_of_text
from plugins.imports.signatures import Author, Source, authors_of_line, source_of_line
from plugins.imports.signed_text import signature_around, without_signature
from plugins.imports.stamps import Stamp, stamp_of_line, stamp_of_value

_LONG = 25
_DOUBLED = re.compile(r"\b([Ss]ố)\s+số(?=\s+\d)")
_DEEPEST = 300
_FEWEST_WORDS = 25
"""Words of a text: with fewer there is no article on the page."""


@dataclass(frozen=True)
class OldPage:
    """What was found on a page. What stands in front matter as text is plain; `body` is Markdown in pieces."""

    path: Path
    url: str
    title: str
    is_title_made: bool
    is_mended: bool
    """A doubled “số số 25-NQ/TW” was written once."""
    stamp: Stamp | None
    other_stamp: Stamp | None
    body: tuple[Block, ...]
    captions: tuple[Caption, ...]
    authors: tuple[Author, ...]
    source: Source | None
    section_names: tuple[str, ...]
    encodings: tuple[str, ...]
    whole_text: str
    """Everything that a reader of the page saw, menus too: it may name the place."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words of the article, without captions."""
        return tuple(block.plain for block in self.body if block.plain)


def read_old_page(path: Path) -> OldPage:
    """Return what a saved page or scraped text holds. Raises Unreadable where there is no article in it."""
    file = open_saved_file(path)
    if file.is_html:
        return _read_html(path, file.text, file.encodings)
    lines, fonts = unicode_texts(file.text.split("\n"))
    text = normalise_text("\n".join(lines))
    return _assembled(path, blocks_of_text(text), Hints(), text, _named(file.encodings, fonts))


def _read_html(path: Path, text: str, encodings: tuple[str, ...]) -> OldPage:
    soup = parse_html(text)
    refuse_tangle(soup)
    pieces = texts_in(soup)
    texts, fonts = unicode_texts([str(piece) for piece in pieces])
    replace_texts(pieces, texts)
    hints = hints_of(soup)
    whole = normalise_text(" ".join(texts))
    remove_furniture(soup)
    blocks = BlockReader(hints.url, main_element(soup)).read(soup.body or soup)
    return _assembled(path, blocks, hints, whole, _named(encodings, fonts))


def parse_html(text: str) -> BeautifulSoup:
    """Return the elements of a page, however broken: what the parser refuses to read as a mark is text."""
    try:
        return BeautifulSoup(text, "html.parser")
    except ParserRejectedMarkup:
        return BeautifulSoup(text.replace("<![", "&lt;!["), "html.parser")


def refuse_tangle(soup: BeautifulSoup) -> None:
    """Raise Unreadable for elements inside of elements without an end: made by a machine, or to do harm."""
    depths: dict[int, int] = {id(soup): 0}
    for element in soup.find_all(True):
        depth = depths.get(id(element.parent), 0) + 1
        if depth > _DEEPEST:
            raise Unreadable(
                "tangled", "Trang lồng quá nhiều thẻ vào nhau.", "Chép phần chữ của bài ra tệp .txt rồi nhập lại."
            )
        depths[id(element)] = depth


def _named(encodings: tuple[str, ...], fonts: set[str]) -> tuple[str, ...]:
    """Return what a page was typed in, where it was not plain UTF-8."""
    old = sorted(fonts - {"Unicode"})
    mixed = [*old, "Unicode"] if old and "Unicode" in fonts else old
    return tuple(dict.fromkeys([*encodings, *mixed]))


def _assembled(path: Path, blocks: Sequence[Block], hints: Hints, whole: str, encodings: tuple[str, ...]) -> OldPage:
    before, body, after = parted(blocks)
    if sum(block.words for block in body if block.kind != "picture") < _FEWEST_WORDS:
        raise _no_article(hints)
    refuse_garbled(" ".join(block.plain for block in body))
    title = _title(hints, before, body)
    stamp, other = _stamps(hints, before, body, after)
    lead = lead_outside(before, title)
    body = [*lead, *without_head(body, title)]
    body, authors, source = without_signature(body)
    authors, source = signature_around(before, after, authors, source)
    doubled = any(_DOUBLED.search(block.plain) for block in body)
    body = [replace(block, plain=_once(block.plain), text=_once(block.text)) for block in body]
    joined, captions = join_captions(with_headings(body))
    loose = [block for block in before if block.plain and block not in lead and not is_same_title(block.plain, title)]
    captions = (*(Caption(one.plain, "") for one in loose if is_caption(one, is_opening=True)), *captions)
    paragraphs = [block.plain for block in joined if block.kind == "paragraph"]
    return OldPage(
        path=path,
        url=hints.url,
        title=_once(title or title_from_text(paragraphs)),
        is_title_made=not title,
        is_mended=doubled,
        stamp=stamp,
        other_stamp=other,
        body=joined,
        captions=captions,
        authors=authors,
        source=source,
        section_names=(*hints.sections, *(block.plain for block in loose if block.words <= 8)),
        encodings=encodings,
        whole_text=whole,
    )


def _once(text: str) -> str:
    return _DOUBLED.sub(r"\1", text)


def _no_article(hints: Hints) -> Unreadable:
    if hints.has_login:
        return Unreadable(
            "login", "Đây là trang đăng nhập, không có bài viết.", "Đăng nhập, mở bài rồi lưu lại trang ấy."
        )
    return Unreadable(
        "no-article", "Không tìm thấy bài viết nào trong trang.", "Mở tệp xem có đúng là trang bài không."
    )


def _title(hints: Hints, before: Sequence[Block], body: Sequence[Block]) -> str:
    """Return the page's title, or an empty string where it shows none."""
    headings = [block.plain for block in [*before, *body[:3]] if block.kind == "heading"]
    window = without_site_name(hints.window_title, headings)
    heads = [
        text
        for text in headings
        if len(text.split()) > 2 and any(_fold(text) in _fold(one) for one in (hints.window_title, *hints.headlines))
    ]
    named = [without_site_name(text, headings) for text in hints.headlines]
    near = [text for text in reversed(headings) if len(text.split()) > 3]
    shown = [
        block.plain
        for block in [*before, *takewhile(lambda one: one.words < _LONG, body)]
        if block.kind == "paragraph"
        and 3 < block.words <= 45
        and not block.plain.endswith((".", ";", ","))
        and not is_caption(block, is_opening=True)
        and stamp_of_line(block.plain) is None
        and not authors_of_line(block.plain)
        and source_of_line(block.plain) is None
    ]
    # Above the title stand the section and the portal; it is the longest of the short lines, the last of equals.
    longest = [text for _, text in sorted(enumerate(shown), key=lambda one: (-min(len(one[1].split()), 8), -one[0]))]
    windows = [window] if is_title(window) else []
    windows = [*windows, *longest] if len(window.split()) > 3 else [*longest, *windows]
    candidates = [*heads, *named, *near, *windows, *reversed(headings)]
    return best_title([text for text in candidates if text and not _is_portal(text)])


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_portal(text: str) -> bool:
    return bool(re.match(r"(?:cổng|trang) (?:thông tin|tin)|website|404|error|lỗi", text, re.IGNORECASE))


def _stamps(
    hints: Hints, before: Sequence[Block], body: Sequence[Block], after: Sequence[Block]
) -> tuple[Stamp | None, Stamp | None]:
    """Return the stamp to trust, and another that disagrees with it by more than a day."""
    inside = [*reversed(before), *body[:3], *body[-3:], *after[:6]]
    shown = [stamp for block in inside if block.words <= 25 and (stamp := stamp_of_line(block.plain))]
    told = [stamp for value in hints.published if (stamp := stamp_of_value(value))]
    found = sorted([*told, *shown], key=lambda stamp: stamp.is_change)
    if not found:
        return None, None
    chosen = found[0]
    same_day = [stamp for stamp in found if stamp.moment.day == chosen.moment.day and stamp.moment.has_time]
    visible = [stamp for stamp in shown if stamp.moment.day == chosen.moment.day]
    doubts = next((stamp.doubt for stamp in visible if stamp.doubt), chosen.doubt)
    other = next(
        (one for one in found if abs((one.moment.day - chosen.moment.day).days) > 1 and not one.is_change), None
    )
    moment = (same_day[0] if same_day else chosen).moment
    return Stamp(moment, (visible[0] if visible else chosen).written, chosen.is_change, doubts), other
