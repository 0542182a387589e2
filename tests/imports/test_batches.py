"""A whole import: drafts that pass the check beside everything else, nothing overwritten, nothing half done."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.dates import parse_moment
from plugins.core.frontmatter import parse_markdown_file
from plugins.core.sources import ContentFolder
from plugins.editions.drafting import open_desk
from plugins.editions.edition import read_edition
from plugins.imports.batches import Batch, import_pages, pages_below
from plugins.imports.drafts import Wishes
from plugins.imports.prose_readers import documents_in, people_in
from tests.sample_content import LOCALITY, OFFICIAL, SAMPLE, article, write_files

PAGES = Path(__file__).parent / "pages"
BODY = (
    "Chiều 19/12/2018, Huyện ủy Thử Nghiệm họp bàn việc làm đường ở hai xã Mẫu Một và Mẫu Hai. Hơn ba mươi người dự họp"
    " và góp ý, ai cũng mong đường xong trước mùa mưa."
)


def html(title: str, *paragraphs: str, head: str = "", stamp: str = "20/12/2018 08:00") -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs or (BODY,))
    return f"<html><head>{head}</head><body><h1>{title}</h1><p>{stamp}</p>{body}</body></html>"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_files(tmp_path / "content", SAMPLE)


@pytest.fixture
def run(content: Path, tmp_path: Path) -> Callable[..., Batch]:
    """Import files, or a folder, into the sample agency."""

    def imported(source: Path | dict[str, str | bytes], wishes: Wishes = Wishes()) -> Batch:  # noqa: B008
        desk, problems = open_desk(ContentFolder(content, "content"))
        assert desk is not None, problems
        folder = write_files(tmp_path / "in", source) if isinstance(source, dict) else source
        return import_pages(desk, folder, wishes, people_in(desk), documents_in, lambda number, total: None)

    return imported


def values_of(content: Path, name: str) -> dict[str, object]:
    document, problems = parse_markdown_file((content / name).read_text(encoding="utf-8"), name)
    assert document is not None, problems
    return dict(document.values)


def tree(content: Path) -> dict[str, bytes]:
    return {
        path.relative_to(content).as_posix(): path.read_bytes() for path in sorted(content.rglob("*")) if path.is_file()
    }


def test_every_fixture_becomes_a_draft_that_passes_the_check(run, content: Path):
    batch = run(PAGES)
    assert sorted(draft.page.path.name for draft in batch.drafts) == [
        *("handmade.html", "joomla.html", "liferay.html", "nukeviet.html", "scraped.txt", "sharepoint.html")
    ]
    assert [(one.path.name, one.rule) for one in batch.left] == [("login.html", "login")]
    edition, problems = read_edition(ContentFolder(content, "content"))
    assert edition is not None
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert {one.status for one in edition.articles if one.id != "2018/hop-thu"} == {"draft"}


def test_a_draft_carries_everything_that_was_found(run, content: Path):
    run(PAGES)
    values = values_of(content, "news/2019/xa-mau-mot-ra-mat-to-tu-quan.md")
    assert values["date"] == "2019-03-20 08:15"
    assert values["event_date"] == "2019-03-19"
    assert values["imported_from"] == {
        "url": "https://thunghiem.mau.example/vi/news/tin-tuc/to-tu-quan-12.html",
        "stamp": "Thứ tư - 20/03/2019 08:15",
    }
    assert values["section"] == "tin-tuc"
    assert values["authors"] == ["Đỗ Văn Thí Dụ"]
    assert values["officials"] == [{"id": "nguyen-thi-mau", "role": ["attended", "presented"]}]
    assert values["source"] == {"name": "Báo Mẫu"}
    assert values["image"] == {
        "file": "2019/xa-mau-mot-ra-mat-to-tu-quan-1.png",
        "alt": "Hai mươi người đứng trước cổng nhà văn hóa, cầm biển tên của tổ",
        "caption": "Các hộ tại buổi ra mắt",
    }
    assert (content / "images" / "2019" / "xa-mau-mot-ra-mat-to-tu-quan-1.png").is_file()
    assert values_of(content, "news/2020/hoi-nghi-so-ket-cong-tac-dan-van-6-thang-dau-nam.md")["section"] == "thong-bao"


def test_people_without_a_page_get_a_draft_of_one_with_the_office_of_that_day(run, content: Path):
    batch = run(PAGES)
    assert "content/officials/hoang-van-thu.md" in batch.officials
    values = values_of(content, "officials/hoang-van-thu.md")
    assert values["name"] == "Hoàng Văn Thử"
    assert values["offices"] == [
        {
            "title": "Phó Bí thư",
            "body": "Huyện ủy Thử Nghiệm",
            "locality": "thu-nghiem",
            "from": None,
            "to": None,
            "seen": ["2018-10-03", "2019-10-02"],
        }
    ]
    assert (content / "officials" / "nguyen-thi-mau.md").read_text(encoding="utf-8") == OFFICIAL


def test_a_second_import_writes_nothing_and_says_why(run, content: Path):
    run(PAGES)
    before = tree(content)
    again = run(PAGES)
    assert again.drafts == ()
    assert {one.rule for one in again.left} == {"login", "imported", "exists"}
    assert tree(content) == before


def test_a_file_that_stands_there_is_never_overwritten(run, content: Path):
    name = "news/2018/huyen-ban-viec-lam-duong.md"
    write_files(content, {name: article(title="Của biên tập viên")})
    batch = run({"a.html": html("Huyện bàn việc làm đường")})
    assert [one.rule for one in batch.left] == ["exists"]
    assert "Của biên tập viên" in (content / name).read_text(encoding="utf-8")


def test_two_pages_with_one_title_get_two_addresses(run, content: Path):
    run({"a.html": html("Huyện họp bàn việc"), "b.html": html("Huyện họp bàn việc", BODY.replace("19/12", "18/12"))})
    assert sorted(path.stem for path in (content / "news" / "2018").glob("huyen-*.md")) == [
        "huyen-hop-ban-viec",
        "huyen-hop-ban-viec-2",
    ]


def test_a_stamp_of_migration_is_kept_as_such(run, content: Path):
    head = '<link rel="canonical" href="https://mau.example/{0}">'
    files = {
        f"{day}.html": html(
            f"Huyện họp bàn việc ngày {day}",
            BODY.replace("19/12/2018", f"{day}/12/2018"),
            head=head.format(day),
            stamp="21/12/2018 08:00",
        )
        for day in (17, 18, 19)
    }
    batch = run(files)
    values = values_of(content, "news/2018/huyen-hop-ban-viec-ngay-17.md")
    assert (values["date"], values["event_date"]) == ("2018-12-17", "2018-12-17")
    assert values["imported_from"] == {"url": "https://mau.example/17", "stamp": "21/12/2018 08:00"}
    assert "dấu chuyển hệ thống" in " ".join(note.reason for note in batch.drafts[0].notes)


def test_doubts_stand_beside_their_keys(run, content: Path):
    run({"a.txt": BODY.replace("/2018", "") + "\n\nNăm 2018, xã làm xong 3 km đường.\n\nToàn cảnh hội nghị"})
    (path,) = [path for path in (content / "news" / "2018").glob("*.md") if path.stem != "hop-thu"]
    lines = path.read_text(encoding="utf-8").split("\n")
    for key in ("title", "date", "event_date"):
        at = next(index for index, line in enumerate(lines) if line.startswith(f"{key}:"))
        assert lines[at - 1].startswith("# Cần xem: ")
    assert "#   caption: Toàn cảnh hội nghị" in lines


def test_an_official_who_held_no_office_that_day_is_proposed_as_a_comment(run, content: Path):
    text = BODY.replace("2018", "2012") + " Đồng chí Nguyễn Thị Mẫu, Phó Chủ tịch UBND huyện chủ trì cuộc họp."
    batch = run({"a.html": html("Huyện bàn việc làm đường", text, stamp="20/12/2012 08:00")})
    (draft,) = batch.drafts
    assert "  # - id: nguyen-thi-mau" in draft.text.split("\n")
    assert "officials" not in values_of(content, "news/2012/huyen-ban-viec-lam-duong.md")
    assert any("không giữ chức vụ nào ngày 19/12/2012" in note.reason for note in draft.notes)


def test_authors_are_spelled_as_in_the_articles_there_are(run, content: Path):
    run({"a.html": html("Huyện bàn việc làm đường", BODY, "<b>Trần văn Thử</b>", "Tác giả: Trần văn Thử")})
    assert values_of(content, "news/2018/huyen-ban-viec-lam-duong.md")["authors"] == ["Trần Văn Thử"]


PLACES = {
    "localities/mau-nhi.yaml": LOCALITY.replace("name: Thử Nghiệm", "name: Mẫu Nhị").replace("thu-nghiem/", "mau-nhi/")
}


def test_the_place_is_told_by_the_page(run, content: Path):
    write_files(content, PLACES)
    run(
        {
            "a.html": html("Huyện bàn việc làm đường"),
            "b.html": html("Bàn việc khác", BODY.replace("Thử Nghiệm", "Mẫu Nhị")),
        }
    )
    assert values_of(content, "news/2018/huyen-ban-viec-lam-duong.md")["localities"] == ["thu-nghiem"]
    assert values_of(content, "news/2018/ban-viec-khac.md")["localities"] == ["mau-nhi"]


def test_a_page_that_names_no_place_is_left_alone_unless_the_editor_says_which(run, content: Path):
    write_files(content, PLACES)
    text = BODY.replace("Huyện ủy Thử Nghiệm", "Huyện ủy")
    assert [one.rule for one in run({"a.html": html("Bàn việc làm đường", text)}).left] == ["no-place"]
    run({"a.html": html("Bàn việc làm đường", text)}, Wishes(place="mau-nhi", section="thong-bao"))
    values = values_of(content, "news/2018/ban-viec-lam-duong.md")
    assert (values["localities"], values["section"]) == (["mau-nhi"], "thong-bao")


def test_a_page_without_a_day_is_left_alone_unless_the_editor_gives_one(run, content: Path):
    page = html("Bàn việc làm đường", BODY.replace("Chiều 19/12/2018, ", ""), stamp="")
    assert [one.rule for one in run({"a.html": page}).left] == ["no-date"]
    run({"a.html": page}, Wishes(date=parse_moment("2019-01-02")))
    assert values_of(content, "news/2019/ban-viec-lam-duong.md")["date"] == "2019-01-02"


AWKWARD = [
    'Họp "thử": #1 & [hai]',
    "- Gạch đầu dòng của xã",
    "50% số hộ | \\thôn {mẫu}",
    "Họp " * 60 + "thử",
    "Họp 😀 ở xã Mẫu",
]


@pytest.mark.parametrize("title", AWKWARD)
def test_any_title_gives_a_draft_that_passes(run, title: str):
    batch = run({"a.html": html(title.replace("&", "&amp;"))})
    assert [one.reason for one in batch.left] == []
    assert len(batch.drafts) == 1


def test_a_draft_that_breaks_a_rule_is_not_written_and_its_pictures_go_again(run, content: Path, monkeypatch):
    monkeypatch.setattr("plugins.imports.drafts.section_of", lambda page, agency, wish: ("khong-co", []))
    before = tree(content)
    batch = run(PAGES)
    assert batch.drafts == ()
    assert {one.rule for one in batch.left} == {"login", "unknown-section"}
    assert {path for path in tree(content) if not path.startswith("images/")} == set(before)
    assert [path for path in tree(content) if path.startswith("images/")] == []


def test_one_broken_draft_does_not_hold_up_the_others(run, content: Path):
    files = {"a.html": html("Huyện bàn việc làm đường"), "b.html": html("Huyện bàn việc khác"), "c.html": b"%PDF-1.4"}
    batch = run(files)
    assert len(batch.drafts) == 2
    assert [(one.path.name, one.rule) for one in batch.left] == [("c.html", "pdf")]


def test_an_interrupted_import_leaves_no_pictures_behind(run, content: Path, monkeypatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("plugins.imports.batches.checked", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(PAGES)
    assert [path for path in tree(content) if path.startswith("images/")] == []


def test_parts_of_saved_pages_and_hidden_files_are_no_pages(tmp_path: Path):
    shutil.copytree(PAGES, tmp_path / "in")
    write_files(
        tmp_path / "in",
        {"joomla_files/khung.html": "x", ".git/a.html": "x", "tin/b.htm": "x", "tin/anh.jpg": "x", "c": "x"},
    )
    pages, others = pages_below(tmp_path / "in")
    names = {path.relative_to(tmp_path / "in").as_posix() for path in pages}
    assert {"tin/b.htm", "c", "joomla.html"} <= names
    assert not {"joomla_files/khung.html", ".git/a.html", "tin/anh.jpg"} & names
    assert others == 4


def test_a_draft_that_makes_an_older_article_wrong_is_left_alone_and_the_others_stand(run, content: Path):
    cited = article() + "\nThực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013, huyện họp.\n"
    write_files(content, {"news/2018/hop-thu.md": cited})
    wrong = BODY + " Cuộc họp bàn cả Nghị quyết số 25-NQ/TW ngày 05/6/2013."
    batch = run(
        {
            "a.html": html("Huyện bàn việc làm đường"),
            "b.html": html("Huyện bàn việc nghị quyết", wrong),
            "c.html": html("Huyện bàn việc làm cầu", BODY.replace("đường", "cầu")),
        }
    )
    assert sorted(draft.path.stem for draft in batch.drafts) == ["huyen-ban-viec-lam-cau", "huyen-ban-viec-lam-duong"]
    (left,) = batch.left
    assert (left.path.name, left.rule) == ("b.html", "document-date")
    assert "03/06/2013" in left.reason
    assert left.remedy.endswith("Sửa ngay trong trang đã lưu rồi nhập lại.")


def test_a_text_that_is_wrong_in_itself_is_left_alone_unless_the_editor_wants_it(run, content: Path):
    page = html("Huyện bàn việc làm đường", BODY.replace("Chiều", "Chiều thứ Sáu, ngày"))
    assert [one.rule for one in run({"a.html": page}).left] == ["wrong-weekday"]
    batch = run({"a.html": page}, Wishes(keeps_errors=True))
    assert batch.left == ()
    assert [problem.rule for problem in batch.warnings if problem.severity == "error"] == ["wrong-weekday"]
    assert (content / "news" / "2018" / "huyen-ban-viec-lam-duong.md").is_file()


def test_an_error_in_front_matter_is_never_wanted(run, monkeypatch):
    monkeypatch.setattr("plugins.imports.drafts.section_of", lambda page, agency, wish: ("khong-co", []))
    batch = run({"a.html": html("Huyện bàn việc làm đường")}, Wishes(keeps_errors=True))
    assert (batch.drafts, [one.rule for one in batch.left]) == ((), ["unknown-section"])
