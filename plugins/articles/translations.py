"""Which articles are versions of one another in different languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from posixpath import basename

from plugins.articles.facts import ArticleFacts, NewsFile
from plugins.articles.model import Article
from plugins.core.problems import Problem, did_you_mean


class ArticleNames:
    """Finds articles by what editors call them: the id (`2018/x`), or the file's name where only one has it."""

    def __init__(self, ids: Iterable[str]):
        self.ids = frozenset(ids)

    @cached_property
    def by_name(self) -> Mapping[str, list[str]]:
        """The ids by the names of their files; most articles are called by their ids."""
        found: dict[str, list[str]] = defaultdict(list)
        for id in sorted(self.ids):
            found[basename(id)].append(id)
        return found

    def found(self, name: str) -> tuple[str, ...]:
        """Return the ids that a name fits."""
        return (name,) if name in self.ids else tuple(self.by_name.get(name, ()))


def translation_problems(files: Sequence[NewsFile]) -> list[Problem]:
    """Return the translations whose original is not known, not one article, or not in another language.

    An original that has problems of its own is known all the same, so that they do not show in its translations too.
    """
    names = ArticleNames(file.facts.id for file in files)
    facts = {file.facts.id: file.facts for file in files if file.facts.is_whole}
    return [
        problem
        for file in files
        if file.facts.is_whole and file.facts.translation_of is not None
        for problem in original_problems(file, file.facts.translation_of, names, facts)
    ]


def original_problems(
    file: NewsFile,
    name: str,
    names: ArticleNames,
    facts: Mapping[str, ArticleFacts],
) -> list[Problem]:
    """Return what is wrong with the original that one translation names."""
    found = names.found(name)
    if not found:
        remedy = did_you_mean(name, [*names.ids, *names.by_name]).strip()
        rule, reason = "unknown-article", f"Không có bài nào mang mã “{name}”."
        remedy = remedy or "Viết năm và tên tệp của bài gốc, không có đuôi .md, ví dụ 2018/ten-bai."
    elif len(found) > 1:
        rule, reason = "ambiguous-article", f"Có nhiều bài cùng tên tệp “{name}”."
        remedy = f"Ghi cả năm: {', '.join(found)}."
    elif (original := facts.get(found[0])) is None:
        return []
    elif original.lang == file.facts.lang:
        rule, reason = "same-language", "Bản dịch cùng ngôn ngữ với bài gốc."
        remedy = "Ghi lang của bản dịch (lang: en), hoặc xóa dòng translation_of."
    elif original.translation_of is not None:
        rule, reason = "not-an-original", f"Bài “{name}” chính nó cũng là bản dịch."
        remedy = f"Ghi mã của bài gốc: {original.translation_of}."
    else:
        return []
    return [file.document.problem(rule, reason, remedy, "translation_of", value=name)]


def language_versions(articles: Sequence[Article]) -> Mapping[str, tuple[Article, ...]]:
    """Return by id the other versions of every article that has some, the original first."""
    translations = [article for article in articles if article.translation_of]
    if not translations:
        return {}
    names = ArticleNames(article.id for article in articles)
    originals_of = {one.id: names.found(one.translation_of)[:1] for one in translations if one.translation_of}
    heads = {id for found in originals_of.values() for id in found}
    families: dict[str, list[Article]] = defaultdict(list)
    members = [one for one in articles if originals_of.get(one.id) or one.id in heads]
    for article in sorted(members, key=lambda one: (one.translation_of is not None, one.lang, one.id)):
        original = originals_of.get(article.id)
        families[original[0] if original else article.id].append(article)
    return {
        one.id: tuple(other for other in family if other.id != one.id)
        for family in families.values()
        if len(family) > 1
        for one in family
    }


def originals(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return articles without the translations of others among them, so that what they tell is counted once."""
    found = tuple(articles)
    if all(one.translation_of is None for one in found):
        return found
    names = ArticleNames(article.id for article in found)
    return tuple(one for one in found if one.translation_of is None or not names.found(one.translation_of))
