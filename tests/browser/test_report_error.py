"""A word to the editors: a letter that quotes, or a form that a service takes; both work without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import Page, Request, expect

from tests.browser.survey import EVERYTHING, axe_findings

ARTICLE = "tin/2018/12/huyen-thu-nghiem-hop-thu/"
MAIL = "email: toa-soan@thu-nghiem.example\n"
FORM = "feedback: {endpoint: https://gop-y.thu-nghiem.example/gui}\n"
SELECT = """() => getSelection().selectAllChildren(document.querySelector(".bt-prose li"))"""


def article_of(publish: Callable[..., Any], open_page: Callable[..., Page], card: str, **options: Any) -> Page:
    page = open_page(**options)
    page.goto(publish(card).address + ARTICLE)
    return page


def letter(page: Page) -> tuple[str, str, str]:
    """Return to whom, on what and what the letter is."""
    parts = urlsplit(page.get_by_role("link", name="Báo lỗi trong bài").get_attribute("href") or "")
    fields = {name: unquote(value) for name, _, value in (one.partition("=") for one in parts.query.split("&"))}
    return parts.path, fields["subject"], fields["body"]


def test_a_letter_names_the_page_and_quotes_what_the_reader_marked(
    publish: Callable[..., Any], open_page: Callable[..., Page]
) -> None:
    page = article_of(publish, open_page, MAIL)
    address, subject, body = letter(page)
    assert address == "toa-soan@thu-nghiem.example"
    assert "Huyện Thử Nghiệm họp thử" in subject
    assert page.url in body
    assert "Nguyên văn" not in body
    page.evaluate(SELECT)
    page.wait_for_function("document.querySelector('[data-bt-quote]').href.includes('Nguy')")
    page.evaluate("getSelection().removeAllRanges()")
    assert letter(page)[2] == f"{body}Nguyên văn trong bài: “Sửa đường.”"


def test_the_letter_is_there_without_scripts(publish: Callable[..., Any], open_page: Callable[..., Page]) -> None:
    page = article_of(publish, open_page, MAIL, scripts=False)
    assert page.url in letter(page)[2]
    expect(page.locator(".bt-footer a[href^='mailto:'][href*='subject=']")).to_have_text("Góp ý về trang này")


def sent(page: Page) -> dict[str, list[str]]:
    """Send the form that is open, and return what the service gets."""
    got: list[Request] = []
    page.route("https://gop-y.thu-nghiem.example/**", lambda route: (got.append(route.request), route.fulfill(body="")))
    page.get_by_role("button", name="Gửi", exact=True).click()
    page.wait_for_url("https://gop-y.thu-nghiem.example/gui")
    (request,) = got
    assert request.method == "POST"
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    return parse_qs(request.post_data or "", keep_blank_values=True)


def test_the_form_sends_page_quote_and_message_to_the_service(
    publish: Callable[..., Any], open_page: Callable[..., Page]
) -> None:
    page = article_of(publish, open_page, FORM)
    address = page.url
    page.evaluate(SELECT)
    page.wait_for_function("document.querySelector('[data-bt-quote]').value !== ''")
    page.get_by_text("Báo lỗi trong bài").click()
    page.get_by_label("Sai ở đâu").fill("Đường chưa sửa.\nXin kiểm tra.")
    assert sent(page) == {
        "kind": ["error"],
        "page": [address],
        "title": ["Huyện Thử Nghiệm họp thử"],
        "quote": ["Sửa đường."],
        "message": ["Đường chưa sửa.\r\nXin kiểm tra."],
        "contact": [""],
    }


def test_the_form_works_without_scripts(publish: Callable[..., Any], open_page: Callable[..., Page]) -> None:
    page = article_of(publish, open_page, FORM, scripts=False)
    page.get_by_text("Báo lỗi trong bài").click()
    page.get_by_label("Sai ở đâu").fill("Sai.")
    page.get_by_label("Thư điện tử của bạn").fill("ban-doc@thu-nghiem.example")
    found = sent(page)
    assert (found["message"], found["contact"]) == (["Sai."], ["ban-doc@thu-nghiem.example"])


def test_a_message_without_words_is_not_sent(publish: Callable[..., Any], open_page: Callable[..., Page]) -> None:
    page = article_of(publish, open_page, FORM)
    page.get_by_text("Báo lỗi trong bài").click()
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_label("Sai ở đâu")).to_be_focused()
    assert page.url.endswith(ARTICLE)


def test_readers_say_what_they_think_of_the_site_on_a_page_of_its_own(
    publish: Callable[..., Any], open_page: Callable[..., Page], axe_script: str
) -> None:
    page = article_of(publish, open_page, FORM)
    page.locator(".bt-footer").get_by_role("link", name="Góp ý về trang này").click()
    expect(page.locator("h1")).to_have_text("Góp ý về trang này")
    assert axe_findings(page, axe_script, EVERYTHING) == []
    address = page.url
    page.get_by_label("Điều bạn muốn góp ý").fill("Chữ nhỏ quá.")
    found = sent(page)
    assert (found["kind"], found["page"], found["message"]) == (["feedback"], [address], ["Chữ nhỏ quá."])
    assert "quote" not in found


def test_a_site_that_nobody_can_write_to_offers_nothing(
    publish: Callable[..., Any], open_page: Callable[..., Page]
) -> None:
    page = article_of(publish, open_page, "")
    expect(page.get_by_text("Báo lỗi trong bài")).to_have_count(0)
    expect(page.get_by_text("Góp ý về trang này")).to_have_count(0)
    assert not (publish("").root / "gop-y").exists()
