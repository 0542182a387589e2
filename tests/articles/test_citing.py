"""An article's own citations: linked in the text, listed beside it, and not led to pages that are not there."""

from __future__ import annotations

from pathlib import Path

from plugins.articles.citing import without_pages
from plugins.articles.model import Article
from tests.sample_content import SENTENCE, article, read_sample


def cited(folder: Path, body: str, **changes: str | None) -> Article:
    edition, problems = read_sample(folder, {"news/2018/hop-thu.md": article(**changes).replace(SENTENCE, body)})
    assert edition is not None, problems
    return edition.articles[0]


def test_a_document_is_linked_once_in_each_paragraph(tmp_path: Path):
    one = cited(tmp_path, "Nghị quyết số 99-NQ/TW, Nghị quyết 99-NQ/TW.\n\nNghị quyết 99.")
    assert one.html.count('href="site:/van-ban/99-nq-tw/"') == 2


def test_headings_are_not_linked_but_count(tmp_path: Path):
    one = cited(tmp_path, "## Nghị quyết số 99-NQ/TW\n\nMột câu.")
    assert "van-ban" not in one.html
    assert [listed.text for listed in one.documents] == ["Nghị quyết số 99-NQ/TW"]


def test_an_article_without_citations_stays_as_it_is(tmp_path: Path):
    one = cited(tmp_path, "Một câu.", documents="[Sổ họp thôn]")
    assert [listed.text for listed in one.documents] == ["Sổ họp thôn"]
    assert one.quotations == ()


def test_a_sentence_that_cites_a_document_twice_is_quoted_once(tmp_path: Path):
    one = cited(tmp_path, "Chỉ thị số 9-CT/TW, tức Chỉ thị số 9-CT/TW.")
    assert [len(quotation.sentences) for quotation in one.quotations] == [1]


def test_links_to_pages_that_are_not_there_are_taken_away(tmp_path: Path):
    one = cited(tmp_path, "Nghị quyết số 99-NQ/TW và Kết luận số 77-KL/TW.", status="draft")
    kept = without_pages(one, {"99-nq-tw"})
    assert 'href="site:/van-ban/99-nq-tw/"' in kept.html
    assert "77-kl-tw" not in kept.html
    assert '<span class="bt-number">77-KL/TW</span>' in kept.html
    assert [listed.document is not None for listed in kept.documents] == [True, False]
    assert kept.digest not in (one.digest, without_pages(one, {}).digest)
