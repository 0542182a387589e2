"""Finds the element of a page that holds the article: by the marks of known systems, else by where the words are."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

_MARKS = (
    "itemprop=articleBody",
    "id=news-bodyhtml",
    "class=journal-content-article",
    "class=asset-content",
    "class=RichHtmlField",
    "class=ms-rtestate-field",
    "class=bodytext",
    "class=item-page",
    "class=com-content-article__body",
    "class=article-content",
    "class=article-body",
    "class=news-content",
    "class=news-detail",
    "class=detail-content",
    "class=content-detail",
    "class=noi-dung",
    "class=noidung",
    "class=entry-content",
    "element=article",
)
"""Where Liferay, SharePoint, NukeViet, Joomla and those who copied them put an article's text; the surest first."""
_SHAREPOINT = "RichHtmlField"
_ENOUGH = 200
"""Characters: fewer are a notice in a column."""
_INLINE_NAMES = "a abbr b big cite em font i small span strong sub sup u"
_INLINE = frozenset(_INLINE_NAMES.split())


def main_element(soup: BeautifulSoup) -> Tag | None:
    """Return the element that holds the article's text, or None where no part of it stands out."""
    marked: dict[str, list[Tag]] = {mark: [] for mark in _MARKS}
    for element in soup.find_all(True):
        for mark in marks_of(element):
            if mark in marked:
                marked[mark].append(element)
    for elements in marked.values():
        found = [element for element in elements if words_in(element) >= _ENOUGH]
        if found:
            return max(found, key=words_in)
    return _wordiest(soup)


def marks_of(element: Tag) -> list[str]:
    """Return what an element is called, in the form of the marks."""
    classes = [str(name) for name in element.get_attribute_list("class") if name]
    id = str(element.get("id") or "")
    names = [f"class={name}" for name in classes] + [f"id={id}", f"itemprop={element.get('itemprop')}"]
    if _SHAREPOINT in id or any(_SHAREPOINT in name for name in classes):
        names.append(f"class={_SHAREPOINT}")
    return [*names, f"element={element.name}"]


def words_in(element: Tag) -> int:
    """Return how many characters of an element stand in no link."""
    return len(element.get_text(" ", strip=True)) - sum(
        len(link.get_text(" ", strip=True)) for link in element.find_all("a")
    )


def _wordiest(soup: BeautifulSoup) -> Tag | None:
    """Return the element whose own paragraphs have most words; half of what a child holds counts for its parent."""
    scores: dict[int, float] = {}
    elements: dict[int, Tag] = {}
    for text in soup.find_all(string=True):
        words = text.strip()
        if not isinstance(text, NavigableString) or isinstance(text, PreformattedString) or len(words) < 40:
            continue
        holder = text.parent
        while holder is not None and (holder.name in _INLINE or holder.name == "p"):
            if holder.name == "a":
                holder = None
                break
            holder = holder.parent
        share = float(len(words))
        for _ in range(2):
            if holder is None or holder.name in ("[document]", "html"):
                break
            elements[id(holder)] = holder
            scores[id(holder)] = scores.get(id(holder), 0.0) + share
            holder, share = holder.parent, share / 2
    if not scores:
        return None
    best = max(scores, key=lambda key: scores[key])
    return elements[best] if scores[best] >= _ENOUGH else None
