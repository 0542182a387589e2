"""What comes with some articles: true counts, the most frequent first."""

from __future__ import annotations

from dataclasses import replace

from plugins.documents.model import Quotation
from plugins.listings.company import MOST_SHARED, MOST_WITH_ARTICLES, Company
from tests.theme.specimens import AN, ARTICLE, CHAIR, DE, DECREE, DIRECTIVE, DISTRICT, GUEST, MAU, OLD_WARD, PLAIN, TOWN

THIRD = replace(GUEST, name=DE.name, official=DE)
FIRST = replace(ARTICLE, id="1", appearances=(CHAIR, GUEST, THIRD, PLAIN), localities=(TOWN, OLD_WARD))
SECOND = replace(ARTICLE, id="2", appearances=(CHAIR, THIRD), localities=(TOWN,))
WITH_PAGES = ((AN, DE, MAU), (TOWN, OLD_WARD, DISTRICT), (DIRECTIVE, DECREE))
THIRD_ALONE = replace(ARTICLE, id="3", appearances=(THIRD,), localities=(DISTRICT,))


def test_who_was_met_most_often_stands_first_with_the_articles_that_say_so() -> None:
    met = Company(*WITH_PAGES).people_in((FIRST, SECOND), but=MAU.id)
    assert [(one.official, [article.id for article in one.articles]) for one in met] == [(DE, ["1", "2"]), (AN, ["1"])]
    assert [one.count for one in met] == [2, 1]


def test_somebody_entered_twice_in_an_article_is_counted_once() -> None:
    twice = replace(SECOND, appearances=(CHAIR, THIRD, replace(THIRD, roles=("spoke",))))
    assert [one.count for one in Company(*WITH_PAGES).people_in((twice,), but=MAU.id)] == [1]


def test_people_met_equally_often_go_by_given_name() -> None:
    assert [one.official.name for one in Company(*WITH_PAGES).people_in((FIRST,))] == [
        "Trần Văn Án",
        "A Đe",
        "Nguyễn Thị Mẫu",
    ]


def test_a_person_without_a_page_is_in_no_company() -> None:
    assert Company(*WITH_PAGES).people_in((replace(ARTICLE, appearances=(PLAIN,)),)) == ()


def test_documents_are_counted_by_articles_and_not_by_sentences() -> None:
    cites = Quotation(DIRECTIVE.id, ())
    once = replace(FIRST, quotations=(cites, cites, Quotation(DECREE.id, ())))
    again = replace(SECOND, quotations=(cites,))
    assert [(line.document, line.count) for line in Company(*WITH_PAGES).documents_in((once, again))] == [
        (DIRECTIVE, 2),
        (DECREE, 1),
    ]
    assert [line.document for line in Company(*WITH_PAGES).documents_in((once, again), but=DIRECTIVE.id)] == [DECREE]


def test_places_are_those_that_the_articles_name() -> None:
    found = Company(*WITH_PAGES).places_in((FIRST, SECOND, THIRD_ALONE))
    assert [(place.name, place.count) for place in found] == [
        ("Thị xã Thử Nghiệm", 2),
        ("Huyện Kế Bên", 1),
        ("Phường Mẫu Thượng", 1),
    ]


def test_people_become_lines_of_an_index() -> None:
    (line,) = Company(*WITH_PAGES).people_counted((THIRD_ALONE,))
    assert (line.name, line.url, line.count) == ("A Đe", "can-bo/a-de/", 1)


def test_of_somebody_met_often_only_the_first_articles_are_named() -> None:
    often = tuple(replace(SECOND, id=str(number)) for number in range(MOST_SHARED + 3))
    (met,) = Company(*WITH_PAGES).people_in(often, but=MAU.id)
    assert met.count == len(often)
    assert met.articles == often[:MOST_SHARED]


def test_of_all_but_the_first_people_only_the_number_of_articles_is_told() -> None:
    crowd = tuple(replace(MAU, id=f"nguoi-{number:02}") for number in range(MOST_WITH_ARTICLES + 2))
    meeting = replace(FIRST, appearances=tuple(replace(CHAIR, official=one) for one in crowd))
    met = Company(crowd, (), ()).people_in((meeting,))
    assert [one.articles for one in met] == [(meeting,)] * MOST_WITH_ARTICLES + [()] * 2
    assert {one.count for one in met} == {1}
