from __future__ import annotations

from datetime import date

import pytest

from plugins.agencies.model import Agency, Link, Sealed
from plugins.core.frontmatter import parse_yaml
from plugins.core.problems import Problem
from plugins.core.records import read_record
from tests.sample_content import SITE


def read(text: str) -> tuple[Agency | None, list[Problem]]:
    document, problems = parse_yaml(text, "content/site.yaml")
    assert document is not None, problems
    record, more = read_record(Agency, document)
    return record, problems + more


FULL = """\
name: Bản tin Thử Nghiệm
agency: Ủy ban nhân dân huyện Thử Nghiệm
slogan: Tin thử
address: Số 1, đường Mẫu
phone: 0123 456 789
email: ban-tin@thu-nghiem.example
responsible_editor: Trần Văn Thử
licence: Giấy phép thử số 1
parent_portal: {name: Cổng mẫu, url: "https://mau.example"}
url: https://thu-nghiem.example
locality: thu-nghiem
time_zone: Asia/Bangkok
languages: [vi, en]
sections:
  - {id: b, name: Mục B, order: 2, description: Mô tả}
  - {id: a, name: Mục A, order: 1}
links: [{name: Láng giềng, url: "https://lang-gieng.example"}]
social: [{name: Mạng thử, url: "https://mang.example/a?b=c"}]
visitors: {provider: snapshot, file: so-lieu.yaml, method: Đếm thử}
ipv6_checked: 2026-01-02
sealed: {on: 2025-06-30, note: Đã giải thể, successors: [{name: Mới, url: "https://moi.example"}]}
"""


def test_every_key_of_the_card_is_read() -> None:
    agency, problems = read(FULL)
    assert problems == []
    assert agency is not None
    assert (agency.name, agency.agency) == ("Bản tin Thử Nghiệm", "Ủy ban nhân dân huyện Thử Nghiệm")
    assert (agency.slogan, agency.address, agency.phone) == ("Tin thử", "Số 1, đường Mẫu", "0123 456 789")
    assert agency.email == "ban-tin@thu-nghiem.example"
    assert (agency.responsible_editor, agency.licence) == ("Trần Văn Thử", "Giấy phép thử số 1")
    assert agency.parent_portal == Link(name="Cổng mẫu", url="https://mau.example")
    assert (agency.url, agency.locality) == ("https://thu-nghiem.example", "thu-nghiem")
    assert (agency.time_zone, agency.languages) == ("Asia/Bangkok", ("vi", "en"))
    assert [one.id for one in agency.ordered_sections] == ["a", "b"]
    assert (agency.links[0].name, agency.social[0].url) == ("Láng giềng", "https://mang.example/a?b=c")
    assert (agency.visitors.provider, agency.visitors.file, agency.visitors.method) == (
        "snapshot",
        "so-lieu.yaml",
        "Đếm thử",
    )
    assert agency.ipv6_checked == date(2026, 1, 2)
    assert agency.sealed is not None
    assert (agency.sealed.on, agency.sealed.note) == (date(2025, 6, 30), "Đã giải thể")
    assert agency.sealed.successors == (Link(name="Mới", url="https://moi.example"),)


def test_card_that_says_little_claims_nothing() -> None:
    agency, problems = read("name: A\nagency: B\nsections: [{id: tin, name: Tin}]\n")
    assert problems == []
    assert agency is not None
    assert agency.visitors.provider == "none"
    assert (agency.ipv6_checked, agency.sealed, agency.url, agency.email, agency.parent_portal) == (None,) * 5
    assert (agency.time_zone, agency.languages, agency.links, agency.social) == ("Asia/Ho_Chi_Minh", ("vi",), (), ())


@pytest.mark.parametrize(("written", "sealed"), [("true", Sealed()), ("false", None)])
def test_site_may_be_sealed_with_nothing_more_known(written: str, sealed: Sealed | None) -> None:
    agency, problems = read(f"name: A\nagency: B\nsections: [{{id: tin, name: Tin}}]\nsealed: {written}\n")
    assert problems == []
    assert agency is not None
    assert agency.sealed == sealed


def test_readers_letters_go_to_a_service_that_nobody_can_overhear() -> None:
    agency, problems = read(f"{SITE}\nfeedback: {{endpoint: 'https://a.example/gui?x=1'}}\n")
    assert problems == []
    assert agency is not None
    assert agency.feedback is not None
    assert agency.feedback.endpoint == "https://a.example/gui?x=1"


def test_section_is_found_by_its_id() -> None:
    agency, _ = read(SITE)
    assert agency is not None
    section = agency.section("thong-bao")
    assert section is not None
    assert (section.name, section.url) == ("Thông báo", "chuyen-muc/thong-bao/")
    assert agency.section("khong-co") is None


def test_sections_of_equal_order_keep_the_order_of_the_file() -> None:
    agency, _ = read(
        "name: A\nagency: B\nsections: [{id: z, name: Z}, {id: a, name: A}, {id: m, name: M, order: -1}]\n"
    )
    assert agency is not None
    assert [one.id for one in agency.ordered_sections] == ["m", "z", "a"]


@pytest.mark.parametrize(
    ("line", "rule", "key"),
    [
        ('url: "thu-nghiem.example"', "bad-address", "url"),
        ('url: "https://"', "bad-address", "url"),
        ('url: "https://a b.example"', "bad-address", "url"),
        ('url: "javascript:alert(1)"', "bad-address", "url"),
        ('url: "ftp://a.example"', "bad-address", "url"),
        ("email: ban-tin", "bad-email", "email"),
        ("email: a@b", "bad-email", "email"),
        ("email: a b@c.example", "bad-email", "email"),
        ("time_zone: Hà Nội", "unknown-zone", "time_zone"),
        ("time_zone: ../../etc/passwd", "unknown-zone", "time_zone"),
        ("locality: Thử Nghiệm", "bad-id", "locality"),
        ("languages: [vi, EN]", "bad-language", "languages.2"),
        ("languages: []", "missing", "languages"),
        ("visitors: {provider: google}", "unknown-choice", "visitors.provider"),
        *(
            (f'visitors: {{provider: live, url: "{url}"}}', "bad-address", "visitors.url")
            for url in (
                "http://dem.example",
                "https://ai-do@dem.example",
                "https://dem.example?a=1",
                "https://dem.example#a",
                "https://dem.example; script-src *",
                "https://dem.example;script-src",
                "https://dem.example:99999",
                "https://dem.example:0",
                "https://[dem",
                "https://a..b",
                "https://*.example",
                "https://dem.example/'x",
            )
        ),
        ("ipv6_checked: 02/01/2026", "bad-date", "ipv6_checked"),
        ("ipv6_checked: true", "wrong-type", "ipv6_checked"),
        ("sealed: {on: 30/06/2025}", "bad-date", "sealed.on"),
        ("sealed: từ năm ngoái", "wrong-type", "sealed"),
        ("links: [{name: A}]", "missing", "url"),
        ("parent_portal: https://mau.example", "wrong-type", "parent_portal"),
        ('feedback: {endpoint: "http://a.example/gui"}', "bad-address", "feedback.endpoint"),
        ('feedback: {endpoint: "mailto:a@b.example"}', "bad-address", "feedback.endpoint"),
        ("feedback: {}", "missing", "endpoint"),
        ("feedback: true", "wrong-type", "feedback"),
    ],
)
def test_unusable_value_is_refused_at_its_key(line: str, rule: str, key: str) -> None:
    base = "\n".join(one for one in SITE.splitlines() if not one.startswith(line.split(":", maxsplit=1)[0] + ":"))
    agency, problems = read(f"{base}\n{line}\n")
    assert agency is None
    assert [problem.rule for problem in problems] == [rule]
    assert f"“{key}”" in problems[0].reason
    assert problems[0].line == len(base.splitlines()) + 1


@pytest.mark.parametrize("order", ["một", "1.5", "true", "[1]"])
def test_order_of_a_section_is_a_whole_number(order: str) -> None:
    _, problems = read(f"name: A\nagency: B\nsections:\n  - id: a\n    name: A\n    order: {order}\n")
    assert [(problem.rule, problem.line) for problem in problems] == [("bad-number", 6)]
    assert "sections.1.order" in problems[0].reason


@pytest.mark.parametrize("name", ['""', '"  "', "null"])
def test_site_must_have_a_name(name: str) -> None:
    _, problems = read(SITE.replace("name: Bản tin Thử Nghiệm", f"name: {name}"))
    assert [problem.rule for problem in problems] == ["missing"]
