"""Whatever an editor commits comes back as a sentence: each case with its message, and nobody else's problems lost."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.newsdesk.problem_report import as_terminal
from tests.sample_content import ARTICLE, LOCALITY, OFFICIAL, SITE, Files, article, read_sample, rules

PATH = "news/2018/hop-thu.md"
OTHER = {"news/2018/bai-khac.md": article(title="Bài khác", section="khong-co")}
"""An article with a problem of its own, which must be told whatever happens to the rest."""

BROKEN_ARTICLES = [
    ("no front matter", "Chỉ có chữ.\n", "no-front-matter", 1, "không có phần đầu", "---"),
    ("unclosed front matter", "---\ntitle: A\n", "unclosed-front-matter", 1, "không có dòng --- đóng lại", "---"),
    ("colon in a title", article(title="Hội nghị: sơ kết"), "yaml-colon", 2, "hai chấm", 'title: "Hội nghị: sơ kết"'),
    ("tab", ARTICLE.replace("  - id", "\t- id"), "yaml-tab", 10, "Tab", "dấu cách"),
    ("open quote", article(title='"Hội nghị'), "yaml-quote", 2, "ngoặc kép", "ngoặc kép"),
    (
        "duplicate key",
        article(date="2018-12-20\ntitle: Lần hai"),
        "duplicate-key",
        4,
        "hai lần (lần đầu ở dòng 2)",
        "xóa",
    ),
    ("unknown key", article(tag="[a]"), "unknown-key", 12, "“tag”", "“tags”"),
    ("unknown key nowhere near", article(zzz="1"), "unknown-key", 12, "“zzz”", "title"),
    ("wrong type", article(tags="Họp thử"), "wrong-type", 6, "danh sách", "- "),
    ("wrong type of text", article(title="[a, b]"), "wrong-type", 2, "một dòng chữ", "ngoặc kép"),
    ("missing title", article(title=None), "missing", 2, "“title”", "title: …"),
    ("empty title", article(title=""), "missing", 2, "“title”", "title: …"),
    ("long title", article(title="a" * 201), "too-long", 2, "201 ký tự", "ngắn"),
    ("no locality", article(localities="[]"), "missing", 7, "để trống", "Điền"),
    (
        "unknown official",
        ARTICLE.replace("nguyen-thi-mau", "nguyen-thi-mao"),
        "unknown-official",
        10,
        "nguyen-thi-mao",
        "“nguyen-thi-mau”",
    ),
    (
        "name for an id",
        ARTICLE.replace("nguyen-thi-mau", "Nguyễn Thị Mẫu"),
        "unknown-official",
        10,
        "Nguyễn Thị Mẫu",
        "“nguyen-thi-mau”",
    ),
    (
        "unknown locality",
        article(localities="[thu-nghiem/mau-mott]"),
        "unknown-locality",
        7,
        "mau-mott",
        "“thu-nghiem/mau-mot”",
    ),
    ("unknown section", article(section="tin-tu"), "unknown-section", 5, "tin-tu", "“tin-tuc”"),
    ("impossible date", article(date="2018-02-31"), "bad-date", 3, "28 ngày", ""),
    ("date in the order of speech", article(date="19/12/2018"), "bad-date", 3, "", "2018-12-19"),
    ("date in words", article(event_date="hôm qua"), "bad-date", 4, "", "2018-12-19"),
    (
        "happened after published",
        article(event_date="2018-12-21"),
        "happened-after-published",
        4,
        "21/12/2018",
        "event_date",
    ),
    (
        "days the wrong way round",
        article(event_date="{from: 2018-12-19, to: 2018-12-18}"),
        "reversed-days",
        4,
        "trước",
        "from",
    ),
    ("participants without a day", article(event_date=None), "missing", 8, "event_date", "unknown"),
    (
        "no office that day",
        article(event_date="2014-05-05"),
        "no-office-that-day",
        10,
        "05/05/2014",
        "officials/nguyen-thi-mau.md",
    ),
    ("unknown role", ARTICLE.replace("chaired", "chair"), "unknown-choice", 11, "role", "“chaired”"),
    ("tags that differ in marks", article(tags="[Họp thử, Hợp thư]"), "similar-tags", 6, "dấu", "Thống nhất"),
    ("picture missing", article(image="{file: khong-co.png, alt: Ảnh}"), "picture", 12, "khong-co.png", "images"),
    ("picture without alt", article(image="{file: khong-co.png}"), "missing", 12, "“alt”", "alt: …"),
    ("save_as", article(save_as="../../x.html"), "unknown-key", 12, "“save_as”", "Các khóa dùng được"),
    ("template", article(template="article"), "unknown-key", 12, "“template”", ""),
    ("slug with a path", article(slug="../x"), "bad-slug", 12, "slug", "slug: x"),
    ("alias that leaves the site", article(aliases="[/../x]"), "bad-alias", 12, "..", "tên miền"),
    ("raw script", ARTICLE + "\n<script>alert(1)</script>\n", "raw-script", 16, "script", ""),
    ("script link", ARTICLE + "\n[bấm](javascript:alert(1))\n", "unsafe-link", 16, "", ""),
    ("data link", ARTICLE + "\n[bấm](data:text/html,x)\n", "unsafe-link", 16, "", ""),
    ("event handler", ARTICLE + '\n<b onclick="x()">a</b>\n', "event-handler", 16, "onclick", ""),
    ("alias bomb", "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n", "yaml-alias", 2, "bí danh", "ngoặc kép"),
    ("UTF-16", ARTICLE.encode("utf-16"), "not-utf-8", 0, "UTF-16", "UTF-8"),
    (
        "another encoding",
        ARTICLE.encode("utf-8").replace("Huyện".encode(), b"Huy\xeen"),
        "not-utf-8",
        2,
        "UTF-8",
        "UTF-8",
    ),
    ("binary", b"\x89PNG\r\n\x1a\n\x00\x00", "binary", 0, "không phải là văn bản", ""),
    ("empty", b"", "empty", 0, "rỗng", "xóa"),
    ("only spaces", " \n\n", "empty", 0, "rỗng", "xóa"),
    ("20 MB", b"a" * 20_000_000, "too-large", 0, "20,0 MB", "ngắn|tệp riêng"),
]


def found(problems: list[Problem], rule: str) -> Problem:
    matches = [problem for problem in problems if problem.rule == rule and problem.path == f"content/{PATH}"]
    assert matches, f"{rule} not among {rules(problems)}"
    return matches[0]


@pytest.mark.parametrize(
    ("text", "rule", "line", "reason", "remedy"),
    [case[1:] for case in BROKEN_ARTICLES],
    ids=[c[0] for c in BROKEN_ARTICLES],
)
def test_broken_article_is_explained_at_its_line(
    tmp_path: Path, text: str | bytes, rule: str, line: int, reason: str, remedy: str
) -> None:
    edition, problems = read_sample(tmp_path, {PATH: text, **OTHER})
    problem = found(problems, rule)
    assert edition is None
    assert problem.line == line
    assert reason in problem.reason
    assert any(part in problem.remedy for part in remedy.split("|"))
    assert problem.remedy
    assert "unknown-section" in rules(p for p in problems if p.path == "content/news/2018/bai-khac.md")
    assert "Traceback" not in as_terminal(problems, colour=False)


@pytest.mark.parametrize(
    ("changes", "rule", "path", "reason"),
    [
        (
            {"officials/nguyen-thi-mau-2.md": OFFICIAL, PATH: ARTICLE.replace("id: nguyen-thi-mau", "id: Nguyễn Thị Mẫu")},
            "ambiguous-name",
            PATH,
            "nhiều cán bộ tên Nguyễn Thị Mẫu",
        ),
        (
            {
                "officials/nguyen-thi-mau-2.md": OFFICIAL,
                PATH: ARTICLE.replace("id: nguyen-thi-mau", "name: Nguyễn Thị Mẫu\n    office: Trưởng phòng"),
            },
            "ambiguous-name",
            PATH,
            "nhiều cán bộ tên Nguyễn Thị Mẫu",
        ),
        ({"news/2018/ban-sao.md": ARTICLE}, "duplicate-address", PATH, "news/2018/ban-sao.md"),
        ({"pages/the.md": "---\ntitle: Thẻ\n---\nChữ.\n"}, "reserved-address", "pages/the.md", "dành riêng"),
        (
            {"news/2018/b.md": article(title="Bài hai", tags="[Hộp thư]")},
            "similar-tags",
            "news/2018/b.md",
            "“Hộp thư” chỉ khác “Họp thử”",
        ),
        (
            {"officials/nguyen-thi-mau.md": OFFICIAL.replace("from: 2015-01-01", "from: 2019-01-01")},
            "reversed-term",
            "officials/nguyen-thi-mau.md",
            "trước khi bắt đầu",
        ),
        (
            {
                "officials/nguyen-thi-mau.md": OFFICIAL.replace("Phó Chủ tịch", "Trưởng Phòng Thử")
                .replace("UBND huyện", "huyện")
                .replace("from: 2019-01-01", "from: 2018-06-01")
            },
            "overlapping-terms",
            "officials/nguyen-thi-mau.md",
            "trùng thời gian",
        ),
        (
            {"localities/thu-nghiem.yaml": LOCALITY.replace("{name: Mẫu, kind: tỉnh, code: \"99\"}", "khac"),
             "localities/khac.yaml": "name: Khác\nkind: tỉnh\nparent: thu-nghiem\n"},
            "locality-cycle",
            "localities/thu-nghiem.yaml",
            "thu-nghiem → khac → thu-nghiem",
        ),
        (
            {"localities/thu-nghiem.yaml": LOCALITY.replace("lat: 20.5, lon: 105.5", "lat: 105.5, lon: 20.5")},
            "bad-centre",
            "localities/thu-nghiem.yaml",
            "ngoài Việt Nam",
        ),
        (
            {"images/x.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x()</script></svg>'},
            "svg-script",
            "images/x.svg",
            "script",
        ),
        ({"documents/ghi-chu.txt": "Chữ."}, "stray-file", "documents/ghi-chu.txt", "chỉ nhận tệp .md"),
        ({"images/x.png": "không phải ảnh"}, "not-a-picture", "images/x.png", ""),
        ({"media/x.mp3": "không phải nhạc"}, "not-a-sound", "media/x.mp3", ""),
        ({"site.yaml": SITE.replace("name: Bản tin Thử Nghiệm\n", "")}, "missing", "site.yaml", "“name”"),
        ({"site.yaml": SITE + "time_zone: Asia/Hue\n"}, "unknown-zone", "site.yaml", "Asia/Hue"),
        (
            {"site.yaml": SITE + "visitors: {provider: snapshot, file: so-lieu.yaml}\n"},
            "no-figures",
            "site.yaml",
            "Không tìm thấy tệp số liệu",
        ),
    ],
)  # fmt: skip
def test_problem_between_files_is_explained(tmp_path: Path, changes: Files, rule: str, path: str, reason: str) -> None:
    edition, problems = read_sample(tmp_path, {**changes, **OTHER})
    matches = [problem for problem in problems if problem.rule == rule and problem.path == f"content/{path}"]
    assert matches, as_terminal(problems, colour=False)
    assert edition is None
    assert any(reason in problem.reason for problem in matches)
    assert "unknown-section" in rules(problems)


def test_symlink_out_of_the_content_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bi-mat.md").write_text(ARTICLE, encoding="utf-8")
    folder = tmp_path / "content" / "news" / "2018"
    folder.mkdir(parents=True)
    (folder / "lien-ket.md").symlink_to(tmp_path / "bi-mat.md")
    edition, problems = read_sample(tmp_path, OTHER)
    assert edition is None
    assert ("outside-content", "content/news/2018/lien-ket.md") in [(p.rule, p.path) for p in problems]
    assert "unknown-section" in rules(problems)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + ARTICLE,
        ARTICLE.replace("\n", "\r\n"),
        unicodedata.normalize("NFD", ARTICLE),
        ARTICLE.replace("Huyện Thử", "Huyện\u00a0Th\u200bử"),
    ],
    ids=["byte order mark", "CRLF", "decomposed", "odd spaces"],
)
def test_text_in_another_form_is_read_as_the_same_article(tmp_path: Path, text: str) -> None:
    edition, problems = read_sample(tmp_path, {PATH: text})
    assert problems == []
    assert edition is not None
    assert edition.articles[0].title == "Huyện Thử Nghiệm họp thử"


def test_sample_itself_has_no_problem(tmp_path: Path) -> None:
    edition, problems = read_sample(tmp_path)
    assert problems == []
    assert edition is not None
    assert [article.url for article in edition.articles] == ["tin/2018/12/huyen-thu-nghiem-hop-thu/"]


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    _, problems = read_sample(
        tmp_path, {PATH: article(title=None, section="x", date="19/12/2018", tga="1"), "site.yaml": SITE + "abc: 1\n"}
    )
    in_article = {problem.rule for problem in problems if problem.path == f"content/{PATH}"}
    assert in_article == {"missing", "bad-date", "unknown-key", "unknown-section"}
    assert "unknown-key" in rules(p for p in problems if p.path == "content/site.yaml")
