"""Pictures and videos of a text: one alone in its paragraph becomes a figure, several in a row an album."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from plugins.core.body_shape import Parents

Shown = tuple[Element, Element | None]
"""A picture or video, and the line in italics under it."""


def shape_figures(root: Element, parents: Parents) -> None:
    """Make figures of the pictures and videos that stand alone in paragraphs, and albums of those in a row."""
    touched: dict[Element, None] = {}
    for paragraph in [element for element in root.iter("p") if element in parents]:
        shown = shown_alone(paragraph)
        if shown:
            parent = parents[paragraph]
            place = list(parent).index(paragraph)
            figures = [figure_of(*one) for one in shown]
            figures[-1].tail = paragraph.tail
            parent[place : place + 1] = figures
            touched[parent] = None
    for parent in touched:
        gather_albums(parent)
    for element in root.iter():
        if element.tag in ("img", "video"):
            element.attrib.pop("caption", None)
            element.attrib.pop("data-told", None)


def shown_alone(paragraph: Element) -> list[Shown]:
    """Return the pictures and videos of a paragraph that holds nothing else but their captions."""
    if (paragraph.text or "").strip():
        return []
    shown: list[Shown] = []
    on_new_line = True
    for element in paragraph:
        if element.tag in ("img", "video"):
            shown.append((element, None))
        elif element.tag == "em" and shown and shown[-1][1] is None and on_new_line:
            shown[-1] = (shown[-1][0], element)
        elif element.tag != "br":
            return []
        gap = element.tail or ""
        if gap.strip():
            return []
        on_new_line = "\n" in gap or element.tag == "br"
    return shown


def figure_of(shown: Element, line: Element | None) -> Element:
    """Return a picture that leads to itself alone, or a video that leads to its file, with the caption."""
    said = shown.attrib.pop("caption", None) or shown.get("title")
    shown.attrib.pop("title", None)
    caption = Element("figcaption")
    caption.text = said
    if line is not None:
        caption = line
        caption.tag = "figcaption"
    shown.tail = caption.tail = None
    if shown.tag == "video":
        return _video_figure(shown, caption)
    figure = Element("figure", {"class": "bt-figure"})
    whole = SubElement(figure, "a", {"class": "bt-figure__whole", "href": shown.get("src", "")})
    whole.append(shown)
    if len(caption) or (caption.text or "").strip():
        figure.append(caption)
    return figure


def _video_figure(video: Element, caption: Element) -> Element:
    figure = Element("figure", {"class": "bt-figure bt-video"})
    figure.append(video)
    line = Element("span", {"class": "bt-video__file"})
    link = SubElement(line, "a", {"href": str(video[0].get("src"))})
    link.text = "Tải video"
    link.tail = f" ({video.attrib.pop('data-told')})"
    if len(caption) or (caption.text or "").strip():
        last = caption[-1] if len(caption) else None
        if last is None:
            caption.text = f"{caption.text} "
        else:
            last.tail = f"{last.tail or ''} "
    caption.append(line)
    figure.append(caption)
    return figure


def gather_albums(parent: Element) -> None:
    """Put figures that follow each other into one list."""
    for figures in list(_rows(parent)):
        place = list(parent).index(figures[0])
        album = Element("ul", {"class": "bt-album"})
        album.tail = figures[-1].tail
        for figure in figures:
            figure.tail = None
            for picture in figure.iter("img"):
                picture.set("class", "bt-album__picture")
            SubElement(album, "li", {"class": "bt-album__item"}).append(figure)
        parent[place : place + len(figures)] = [album]


def _rows(parent: Element) -> Iterator[list[Element]]:
    row: list[Element] = []
    for element in parent:
        if element.tag == "figure":
            row.append(element)
        if element.tag != "figure" or (element.tail or "").strip():
            if len(row) > 1:
                yield row
            row = []
    if len(row) > 1:
        yield row
