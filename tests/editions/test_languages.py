"""A site in several languages: each page in its own, leading to its versions; nothing of this on a site in one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po, write_po

from tests.conftest import ROOT, BuildSite
from tests.golden.test_golden import dead_links
from tests.sample_content import ARTICLE, OFFICIAL, SITE, article, read_sample, rules
from tests.theme.foreign_words import texts_of, unmarked

TRANSLATIONS = ROOT / "theme" / "translations"
LANGUAGES = """\
languages: [vi, en]
translations:
  en:
    name: Trial News
    agency: People's Committee of Thử Nghiệm District
    sections: {tin-tuc: News}
"""
ABOUT = "---\ntitle: Giới thiệu\nmenu: main\n---\n\nTrang thử.\n"
ENGLISH_ABOUT = """\
---
title: About Thử Nghiệm
lang: en
translation_of: gioi-thieu
menu: main
---

A trial.[^1]

[^1]: Note.
"""
BIOGRAPHY = "---\nlang: en\ntranslation_of: nguyen-thi-mau\n---\n\nNguyễn Thị Mẫu does not exist.\n"
TRANSLATED_OFFICE = OFFICIAL.replace(
    "    to: 2018-12-31\n",
    "    to: 2018-12-31\n    translations:\n      en: {title: Head of the Trial Office, body: Thử Nghiệm District}\n",
)
ORIGINAL, TRANSLATION = "tin/2018/12/huyen-thu-nghiem-hop-thu/", "tin/2018/12/a-trial-meeting/"
BILINGUAL = {
    "site.yaml": SITE + LANGUAGES,
    "pages/gioi-thieu.md": ABOUT,
    "pages/en/about.md": ENGLISH_ABOUT,
    "officials/nguyen-thi-mau.md": TRANSLATED_OFFICE,
    "officials/en/nguyen-thi-mau.md": BIOGRAPHY,
    "officials/tran-van-thu.md": "---\nname: Trần Văn Thử\n---\n",
    "news/2018/meeting.md": article(
        title="A trial meeting in Thử Nghiệm", slug="a-trial-meeting", lang="en", translation_of="hop-thu"
    ),
}
ENGLISH_PAGES = (
    "en/",
    "en/chuyen-muc/",
    "en/chuyen-muc/tin-tuc/",
    "en/can-bo/",
    "en/can-bo/nguyen-thi-mau/",
    "en/about/",
)


class Built(NamedTuple):
    """A built site."""

    output: Path

    def page(self, address: str) -> str:
        return (self.output / address / "index.html").read_text(encoding="utf-8")

    def alternates(self, address: str) -> dict[str, str]:
        found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', self.page(address))
        return {code: link.removeprefix("https://thu-nghiem.example") for code, link in found}

    def switch(self, address: str) -> list[str]:
        return re.findall(r'class="bt-languages__link" href="([^"]+)"', self.page(address))


def words_of(code: str) -> list[re.Pattern[str]]:
    """Return what the interface says in a language, each sentence with anything for what is put into it."""
    with (TRANSLATIONS / code / "LC_MESSAGES" / "bantin.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    forms = [
        form
        for message in catalogue
        if message.id
        for form in (message.string if isinstance(message.string, tuple) else (message.string,))
    ]
    return [re.compile(re.sub(r"%\\\((\w+)\\\)s", ".+", re.escape(form))) for form in forms if len(form) > 3]


def interface_of(html: str, code: str) -> list[str]:
    """Return the texts and labels of a page that are sentences of the interface in a language."""
    labels = re.findall(r'(?:aria-label|placeholder|title)="([^"]+)"', html)
    texts = [text for text, language in texts_of(html) if language != "vi"] + labels
    sentences = words_of(code)
    return [text for text in texts if any(sentence.fullmatch(text) for sentence in sentences)]


@pytest.fixture
def bilingual(build_site: BuildSite) -> Built:
    return Built(build_site(BILINGUAL))


def test_pages_in_english_speak_english_and_mark_what_is_vietnamese(bilingual: Built):
    for address in (*ENGLISH_PAGES, TRANSLATION):
        html = bilingual.page(address)
        assert '<html lang="en"' in html
        assert unmarked(html) == [], address
        assert interface_of(html, "vi") == [], address
    assert '<html lang="vi"' in bilingual.page(ORIGINAL)
    assert "Wednesday, 19 December 2018" in bilingual.page(TRANSLATION)
    assert 'aria-label="Back to note 1"' in bilingual.page("en/about/")
    assert dead_links(bilingual.output) == []


def test_a_page_and_its_version_lead_to_each_other(bilingual: Built):
    for vietnamese, english in (
        ("", "en/"),
        (ORIGINAL, TRANSLATION),
        ("gioi-thieu/", "en/about/"),
        ("can-bo/", "en/can-bo/"),
        ("can-bo/nguyen-thi-mau/", "en/can-bo/nguyen-thi-mau/"),
        ("chuyen-muc/tin-tuc/", "en/chuyen-muc/tin-tuc/"),
    ):
        both = {"vi": f"/{vietnamese}", "en": f"/{english}", "x-default": f"/{vietnamese}"}
        assert bilingual.alternates(vietnamese) == bilingual.alternates(english) == both
        assert bilingual.switch(vietnamese) == [f"/{english}"]
        assert bilingual.switch(english) == [f"/{vietnamese}"]


def test_a_page_without_a_version_leads_to_the_home_page_of_the_language(bilingual: Built):
    for address in ("can-bo/tran-van-thu/", "dia-phuong/thu-nghiem/"):
        assert bilingual.alternates(address) == {}
        assert bilingual.switch(address) == ["/en/"]


def test_an_official_is_told_of_in_english_as_far_as_somebody_wrote_it(bilingual: Built):
    page = bilingual.page("en/can-bo/nguyen-thi-mau/")
    assert 'Head of the Trial Office, <span lang="vi">Thử Nghiệm</span> District' in page
    assert '<span lang="vi">Phó Chủ tịch UBND huyện Thử Nghiệm</span>' in page
    assert " does not exist." in page.replace("&nbsp;", " ").replace("\u00a0", " ")
    assert "không có thật" not in page
    assert "A trial meeting in" in page
    assert not (bilingual.output / "en/can-bo/tran-van-thu").exists()
    assert "Trần Văn Thử" not in bilingual.page("en/can-bo/")


def test_a_list_holds_a_translation_only_where_its_original_is_not(bilingual: Built):
    assert bilingual.page("").count("a-trial-meeting") == 0
    assert bilingual.page("the/hop-thu/").count("a-trial-meeting") == 0
    assert "huyen-thu-nghiem-hop-thu" not in bilingual.page("en/")
    assert "1 bài" in bilingual.page("can-bo/")
    feed = (bilingual.output / "feeds/en/tat-ca.atom.xml").read_text(encoding="utf-8")
    assert "A trial meeting" in feed
    assert "<title>Trial News</title>" in feed
    assert "A trial meeting" not in (bilingual.output / "feeds/tat-ca.atom.xml").read_text(encoding="utf-8")


def test_the_map_for_search_engines_names_the_versions(build_site: BuildSite):
    output = build_site(BILINGUAL, conf="publishconf.py")
    text = (output / "sitemap.xml").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if "<loc>https://thu-nghiem.example/en/about/</loc>" in line)
    assert re.findall(r'hreflang="(\w+)" href="https://thu-nghiem.example([^"]+)"', row) == [
        ("vi", "/gioi-thieu/"),
        ("en", "/en/about/"),
    ]
    assert 'rel="canonical" href="https://thu-nghiem.example/en/can-bo/"' in Built(output).page("en/can-bo")


def test_a_site_in_one_language_has_nothing_of_this(build_site: BuildSite):
    output = build_site({"pages/gioi-thieu.md": ABOUT})
    for path in output.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "hreflang" not in html or "thanh-phan" in path.parts
        assert "bt-languages" not in html or "thanh-phan" in path.parts
    assert not (output / "en").exists()


def test_a_language_is_a_catalogue_and_a_line(build_site: BuildSite, tmp_path: Path):
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    invent_catalogue(theme / "translations", "eo")
    one = article(lang="eo").replace(
        "không có thật.", "không có thật.[^1]\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[^1]: Thử."
    )
    files = {"site.yaml": f"{SITE}languages: [eo]\n", "pages/gioi-thieu.md": ABOUT, "news/2018/hop-thu.md": one}
    output = build_site(files, THEME=str(theme))
    pages = [path for path in sorted(output.rglob("*.html")) if "thanh-phan" not in path.parts]
    assert len(pages) > 15
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert '<html lang="eo"' in html
        for known in ("vi", "en"):
            assert interface_of(html, known) == [], path.relative_to(output)
        for computed in ("Thứ ", "Chú thích", "Trở lại", "Bảng ", "Chưa rõ", "Địa bàn ", "Mỗi chấm"):
            assert computed not in html, path.relative_to(output)
    assert "merkredo, la 19-a de Decembro 2018" in (output / ORIGINAL / "index.html").read_text(encoding="utf-8")


def invent_catalogue(folder: Path, code: str) -> None:
    """Write the catalogue of a language that has the words of the English one in Greek letters."""
    greek = str.maketrans(
        "abdefghiklmnoprstuvwxyABDEFGHIKLMNOPRSTUVWXY", "αβδεφγηικλμνοπρστυβωχψΑΒΔΕΦΓΗΙΚΛΜΝΟΠΡΣΤΥΒΩΧΨ"
    )

    def in_greek(text: str) -> str:
        return re.sub(
            r"%\(\w+\)s|\{\w+\}|[^%{]+", lambda part: part[0] if part[0][0] in "%{" else part[0].translate(greek), text
        )

    with (folder / "en" / "LC_MESSAGES" / "bantin.po").open("rb") as file:
        catalogue = read_po(file)
    catalogue.locale = code
    for message in catalogue:
        if message.id:
            forms = message.string
            message.string = tuple(map(in_greek, forms)) if isinstance(forms, tuple) else in_greek(forms)
    (folder / code / "LC_MESSAGES").mkdir(parents=True)
    with (folder / code / "LC_MESSAGES" / "bantin.po").open("wb") as file:
        write_po(file, catalogue)


def test_a_language_without_a_catalogue_is_told_with_those_there_are(tmp_path: Path):
    edition, problems = read_sample(tmp_path, {"site.yaml": f"{SITE}languages: [vi, xx]\n"})
    assert edition is None
    assert rules(problems) == ["no-catalogue"]
    assert "en, vi" in problems[0].remedy
    assert (problems[0].line, problems[0].value) == (len(SITE.splitlines()) + 1, "xx")


@pytest.mark.parametrize(
    ("changes", "rule", "said"),
    [
        ({"site.yaml": f"{SITE}translations: {{en: {{name: Trial}}}}\n"}, "unused-translation", "languages"),
        ({"site.yaml": SITE + LANGUAGES.replace("tin-tuc:", "tin-tu:")}, "unknown-section", "“tin-tuc”"),
        ({"officials/nguyen-thi-mau.md": TRANSLATED_OFFICE, "site.yaml": SITE}, "unused-translation", "site.yaml"),
        ({"officials/en/b.md": BIOGRAPHY.replace("thi-mau", "thi-mao")}, "unknown-official", "“nguyen-thi-mau”"),
        ({"officials/en/b.md": BIOGRAPHY}, "duplicate-id", "Giữ một tệp"),
        ({"officials/en/b.md": BIOGRAPHY.replace("en", "fr", 1)}, "unused-translation", "fr"),
        ({"officials/nguyen-thi-mau.md": TRANSLATED_OFFICE.replace(", body: Thử", " Thử")}, "missing", "body"),
        ({"pages/en/about.md": ENGLISH_ABOUT.replace("gioi-thieu", "gioi-thie")}, "unknown-page", "“gioi-thieu”"),
        ({"pages/en/about.md": ENGLISH_ABOUT.replace("lang: en\n", "")}, "same-language", "lang"),
        ({"pages/en/again.md": ENGLISH_ABOUT}, "duplicate-translation", "Giữ một bản dịch"),
        ({"pages/en/about.md": ENGLISH_ABOUT.replace("lang: en", "lang: fr")}, "unused-translation", "fr"),
    ],
)
def test_a_translation_that_nobody_could_read_is_told(tmp_path: Path, changes: dict[str, str], rule: str, said: str):
    base = {name: text for name, text in BILINGUAL.items() if "site.yaml" not in changes or name == "site.yaml"}
    edition, problems = read_sample(tmp_path, {**base, **changes})
    assert edition is None
    told = next(problem for problem in problems if problem.rule == rule)
    assert said in told.remedy


def test_articles_in_the_main_language_need_not_say_so(tmp_path: Path):
    edition, problems = read_sample(tmp_path, {"news/2018/hop-thu.md": ARTICLE})
    assert edition is not None, problems
    assert [one.lang for one in edition.articles] == ["vi"]
