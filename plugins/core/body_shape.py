"""The shape of a text: headings with addresses, tables that scroll, footnotes that lead back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from plugins.core.body_text import BodyText, BodyWords, plain_text
from plugins.core.text import slug_of

Parents = Mapping[Element, Element]

_LONGEST_LABEL = 120
_ALIGNED = re.compile(r"text-align:\s*(right|center)")


def replace(parent: Element, old: Element, new: Element) -> None:
    """Put one element in another's place, with what followed it."""
    new.tail, old.tail = old.tail, None
    parent[list(parent).index(old)] = new


def take_out(parent: Element, element: Element) -> None:
    """Remove an element and keep what followed it."""
    index = list(parent).index(element)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def shape_headings(root: Element, body: BodyText) -> None:
    """Give every heading an address of its own, and report levels that readers could not follow."""
    used = {str(element.get("id")) for element in root.iter() if element.get("id")}
    above = 1
    for heading in root.iter():
        if heading.tag not in ("h1", "h2", "h3", "h4", "h5", "h6"):
            continue
        text = plain_text(heading)
        level = int(heading.tag[1])
        line = body.line_of(heading, "")
        if not text:
            body.report(line, "empty-heading", "Tiêu đề để trống.", "Viết tiêu đề sau dấu ##, hoặc xóa dòng này.")
        if level == 1:
            remedy = f"Viết “## {text}”."
            reason = "Tiêu đề cấp 1 (một dấu # hoặc gạch dưới ===) dành cho title của bài."
            body.report(line, "heading-one", reason, remedy, text)
            level = 2
        elif level > above + 1:
            body.report(
                line,
                "heading-skipped",
                f"Tiêu đề cấp {level} đứng ngay dưới cấp {above}, bỏ qua cấp {above + 1}.",
                f"Viết “{'#' * (above + 1)} {text}”.",
                text,
            )
        above = level
        heading.tag = f"h{level}"
        name = heading.get("id") or _unused(slug_of(text), used)
        used.add(name)
        heading.set("id", name)
        body.headings.append((level, name, text))


def _unused(slug: str, used: set[str]) -> str:
    stem = slug if slug[:1].isalpha() else f"muc-{slug}".rstrip("-")
    name, number = stem, 1
    while name in used:
        number += 1
        name = f"{stem}-{number}"
    return name


def shape_tables(root: Element, parents: Parents, words: BodyWords) -> None:
    """Let each table scroll on narrow screens, under a name, and its headers name their columns."""
    for number, table in enumerate(list(root.iter("table")), start=1):
        names = [plain_text(header) for header in table.iter("th")]
        for cell in table.iter():
            if cell.tag == "th" and not plain_text(cell) and not len(cell):
                cell.tag = "td"
            elif cell.tag == "th":
                cell.set("scope", "col")
            aligned = _ALIGNED.search(cell.attrib.pop("style", "")) if cell.tag in ("th", "td") else None
            if aligned:
                cell.set("class", "bt-table__cell--end" if aligned[1] == "right" else "bt-table__cell--center")
        label = f"{words.table % {'number': number}}: {', '.join(filter(None, names))}".rstrip(": ")
        if len(label) > _LONGEST_LABEL:
            label = label[: _LONGEST_LABEL - 1].rsplit(" ", 1)[0] + "…"
        frame = Element("div", {"class": "bt-table", "role": "region", "tabindex": "0", "aria-label": label})
        replace(parents[table], table, frame)
        frame.append(table)


def shape_footnotes(root: Element, body: BodyText) -> None:
    """Number the footnotes' addresses and name the ways there and back."""
    notes = next((element for element in root.iter("div") if element.get("class") == "footnote"), None)
    if notes is None:
        return
    notes.tag = "section"
    notes.attrib.clear()
    notes.attrib.update({"class": "bt-footnotes", "role": "doc-endnotes", "aria-label": body.words.notes})
    for line in notes.findall("hr"):
        take_out(notes, line)
    numbers: dict[str, int] = {}
    items = notes.findall("ol/li")
    for number, item in enumerate(items, start=1):
        numbers[str(item.get("id"))] = number
        item.set("id", f"chu-thich-{number}")
    seen: dict[int, int] = {}
    for mark in root.iter("sup"):
        link = mark.find("a[@class='footnote-ref']")
        number = numbers.get(str(link.get("href"))[1:], 0) if link is not None else 0
        if link is None or not number:
            continue
        seen[number] = seen.get(number, 0) + 1
        mark.attrib.clear()
        mark.set("id", _mark_id(number, seen[number]))
        link.attrib.clear()
        link.attrib.update({"class": "bt-footnote-ref", "role": "doc-noteref", "href": f"#chu-thich-{number}"})
        link.set("aria-label", body.words.note % {"number": number})
        link.text = str(number)
    for number, item in enumerate(items, start=1):
        backs = [link for link in item.iter("a") if link.get("class") == "footnote-backref"]
        for order, link in enumerate(backs, start=1):
            link.attrib.clear()
            link.attrib.update(
                {"class": "bt-footnote-back", "role": "doc-backlink", "href": f"#{_mark_id(number, order)}"}
            )
            back = body.words.back_again if order > 1 else body.words.back
            link.set("aria-label", back % {"number": number, "time": order})
        words = plain_text(item)
        for link in backs:
            words = words.replace(plain_text(link), "")
        if not words.strip():
            reason, remedy = "Chú thích này để trống.", "Viết nội dung sau dấu hai chấm, hoặc xóa chú thích."
            body.report(body.line_of(item, ""), "empty-footnote", reason, remedy)
        elif number not in seen:
            body.report(
                body.line_of(item, ""),
                "unused-footnote",
                "Chú thích này không được nhắc tới trong bài.",
                "Thêm dấu [^…] vào chỗ cần chú thích, hoặc xóa chú thích.",
            )


def _mark_id(number: int, order: int) -> str:
    return f"chu-thich-{number}-cho-{order}"
