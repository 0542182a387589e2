"""`make new` writes a file that passes the check as it stands, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.core.sources import ContentFolder
from plugins.editions.edition import read_edition
from plugins.newsdesk import write_article
from plugins.newsdesk.__main__ import run_command
from tests.sample_content import OFFICIAL, SAMPLE, article, write_files


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_files(tmp_path / "content", SAMPLE)


class Person:
    """Somebody at the terminal, who answers one question after another."""

    def __init__(self, answers: list[str]):
        self.answers: Iterator[str] = iter(answers)
        self.questions: list[str] = []

    def __call__(self, question: str = "") -> str:
        self.questions.append(question)
        try:
            return next(self.answers)
        except StopIteration:
            raise EOFError from None


def answered(monkeypatch: pytest.MonkeyPatch, *answers: str) -> Person:
    person = Person(list(answers))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", person)
    return person


def without_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)


def new(content: Path, *arguments: str) -> int:
    return run_command(["new", "--content", str(content), *arguments])


def drafts(content: Path) -> list[str]:
    found = {path.relative_to(content).as_posix() for path in (content / "news").rglob("*.md")}
    return sorted(found - {"news/2018/hop-thu.md"})


AWKWARD = [
    'Nói "thật", làm “thật”',
    "Hội nghị: sơ kết",
    "Tiền thưởng #1",
    "- Gạch đầu dòng",
    "null",
    "true",
    "2018",
    "Chúc mừng 😀 năm mới",
    "[Mới] Họp {thử}",
    "& * ! % @ ` a",
    "50% số hộ\\thôn",
    "a\tb\u00a0c\u200b",
    "Thử " * 49 + "thử",
    "H" * 200,
]


@pytest.mark.parametrize("title", AWKWARD)
def test_the_file_passes_the_check_whatever_the_title(content: Path, monkeypatch: pytest.MonkeyPatch, title: str):
    without_terminal(monkeypatch)
    assert new(content, "--title", title, "--place", "Thử Nghiệm", "--date", "2019-02-02") == 0
    assert len(drafts(content)) == 1
    edition, problems = read_edition(ContentFolder(content))
    assert problems == []
    assert edition is not None
    assert len(edition.articles) == 2


def test_the_file_can_be_published_by_removing_the_line_that_makes_it_a_draft(
    content: Path, monkeypatch: pytest.MonkeyPatch
):
    without_terminal(monkeypatch)
    assert new(content, "--title", "Bài mới", "--place", "thu-nghiem", "--date", "2019-02-02 10:00") == 0
    path = content / "news/2019/bai-moi.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("status:")), encoding="utf-8")
    edition, problems = read_edition(ContentFolder(content))
    assert problems == []
    assert edition is not None
    assert edition.articles[0].url == "tin/2019/02/bai-moi/"


def test_all_answers_as_arguments(content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    without_terminal(monkeypatch)
    arguments = ["--title", "Bài mới", "--place", "xã Mẫu Một", "--section", "Thông báo", "--date", "2018-12-21 09:00"]
    arguments += [
        "--event-date",
        "2018-12-20",
        "--author",
        "Trần Văn Thử – Phòng Thử",
        "--official",
        "Nguyễn Thị Mẫu: chủ trì",
    ]
    assert new(content, *arguments, "--place", "thu-nghiem", "--place", "Thử Nghiệm") == 0
    assert "content/news/2018/bai-moi.md" in capsys.readouterr().out
    edition, problems = read_edition(ContentFolder(content))
    assert edition is not None, problems
    written = next(one for one in edition.articles if one.id == "2018/bai-moi")
    assert [unit.id for unit in written.localities] == ["thu-nghiem/mau-mot", "thu-nghiem"]
    assert (written.section.id, written.status) == ("thong-bao", "draft")
    assert [(author.name, author.unit) for author in written.authors] == [("Trần Văn Thử", "Phòng Thử")]
    assert [(one.name, one.roles) for one in written.appearances] == [("Nguyễn Thị Mẫu", ("chaired",))]


def test_without_a_terminal_everything_missing_is_said_at_once(content: Path, monkeypatch, capsys):
    without_terminal(monkeypatch)
    assert new(content) == 1
    said = capsys.readouterr().err
    assert "--title" in said
    assert "--place" in said
    assert "make new NEW_ARGS=" in said
    assert drafts(content) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--title", "!!!"], "chữ cái"),
        (["--title", "Bài mới", "--place", "đâu đó"], "Không có địa phương"),
        (["--title", "Bài mới", "--section", "khong-co"], "Không có chuyên mục"),
        (["--title", "Bài mới", "--date", "20/12/2018"], "2018-12-20"),
        (["--title", "Bài mới", "--date", "2018-12-20", "--event-date", "2018-12-21"], "sau ngày đăng"),
        (["--title", "Bài mới", "--author", "Tran Van Thu"], "Trần Văn Thử"),
        (
            [
                "--title",
                "Bài mới",
                "--date",
                "2018-12-20",
                "--event-date",
                "2014-12-20",
                "--official",
                "nguyen-thi-mau",
            ],
            "20/12/2014",
        ),
    ],
)
@pytest.mark.parametrize("somebody_is_there", [True, False])
def test_a_wrong_argument_is_refused_and_nothing_is_written(
    content, monkeypatch, capsys, arguments, said, somebody_is_there
):
    if somebody_is_there:
        answered(monkeypatch, *[""] * 20)
    else:
        without_terminal(monkeypatch)
    assert new(content, *([] if "--place" in arguments else ["--place", "thu-nghiem"]), *arguments) == 1
    assert said in capsys.readouterr().err
    assert drafts(content) == []


def test_officials_without_the_day_of_the_event_are_refused(content: Path, monkeypatch, capsys):
    without_terminal(monkeypatch)
    assert new(content, "--title", "Bài mới", "--place", "thu-nghiem", "--official", "Nguyễn Thị Mẫu: dự") == 1
    assert "--event-date" in capsys.readouterr().err
    assert drafts(content) == []


def test_every_answer_that_cannot_be_used_is_asked_again(content: Path, monkeypatch, capsys):
    person = answered(
        monkeypatch,
        *("", "???", "Bài mới"),
        *("", "đâu đó", "Thử Nghiệm", "xã Mẫu Một", ""),
        *("không có", ""),
        *("hôm qua", "2018-12-20"),
        *("2018-12-21", ""),
        *("Tran Van Thu", "Trần Văn Thử", ""),
        *("Nguyễn Thị Mao", "Nguyễn Thị Mẫu: múa", "Nguyễn Thị Mẫu: chủ trì", "Vũ Văn Lạ | Bí thư: dự", ""),
        *("", "2014-01-01", "2018-12-19"),
    )
    assert new(content) == 0
    assert list(person.answers) == []
    said = capsys.readouterr().out
    for reason in (
        "Tiêu đề để trống",
        "chữ cái hoặc chữ số",
        "Không có địa phương “đâu đó”",
        "Không có chuyên mục",
        "Không đọc được ngày",
        "sau ngày đăng",
        "Đã có tác giả “Trần Văn Thử”",
        "Chưa có trang của “Nguyễn Thị Mao”",
        "Không có vai trò “múa”",
        "phải ghi ngày diễn ra",
        "không giữ chức vụ nào vào ngày 01/01/2014",
    ):
        assert reason in said
    edition, problems = read_edition(ContentFolder(content))
    assert problems == []
    assert edition is not None
    written = next(one for one in edition.articles if one.id == "2018/bai-moi")
    assert [one.name for one in written.appearances] == ["Nguyễn Thị Mẫu", "Vũ Văn Lạ"]
    assert [unit.id for unit in written.localities] == ["thu-nghiem", "thu-nghiem/mau-mot"]
    assert written.section.id == "tin-tuc"


def test_an_article_without_officials_needs_no_day_of_an_event(content: Path, monkeypatch):
    answered(monkeypatch, "Bài mới", "thu-nghiem", "", "", "2018-12-20", "", "", "")
    assert new(content) == 0
    assert "event_date" not in (content / "news/2018/bai-moi.md").read_text(encoding="utf-8")


def test_two_people_of_one_name_are_told_apart_by_id(content: Path, monkeypatch, capsys):
    write_files(content, {"officials/nguyen-thi-mau-2.md": OFFICIAL})
    answered(
        monkeypatch, "Bài mới", "thu-nghiem", "", "", "2018-12-20", "2018-12-19", "",
        "Nguyễn Thị Mẫu", "nguyen-thi-mau-2: phát biểu", "",
    )  # fmt: skip
    assert new(content) == 0
    assert "ghi mã: nguyen-thi-mau, nguyen-thi-mau-2" in capsys.readouterr().out
    assert "id: nguyen-thi-mau-2" in (content / "news/2018/bai-moi.md").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_never_overwritten(content: Path, monkeypatch, capsys):
    without_terminal(monkeypatch)
    arguments = ["--title", "Bài mới", "--place", "thu-nghiem", "--date", "2018-12-20"]
    assert new(content, *arguments) == 0
    path = content / "news/2018/bai-moi.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nĐã viết tiếp.\n", encoding="utf-8")
    before = path.read_bytes()
    assert new(content, *arguments) == 1
    assert "không ghi đè" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_another_title_is_asked_for_where_the_address_is_taken(content: Path, monkeypatch, capsys):
    person = answered(
        monkeypatch,
        "Huyện Thử Nghiệm họp thử",
        "thu-nghiem",
        "",
        "",
        "2018-12-25",
        "",
        "",
        "",
        "Huyện Thử Nghiệm họp lại",
    )
    assert new(content) == 0
    assert "đã thuộc về content/news/2018/hop-thu.md" in " ".join(capsys.readouterr().err.split())
    assert person.questions[-1].startswith("Tiêu đề khác")
    assert drafts(content) == ["news/2018/huyen-thu-nghiem-hop-lai.md"]


def test_whoever_leaves_in_the_middle_leaves_nothing_behind(content: Path, monkeypatch, capsys):
    answered(monkeypatch, "Bài mới", "thu-nghiem")
    assert new(content) == 1
    assert "chưa viết tệp nào" in capsys.readouterr().err
    assert drafts(content) == []


def test_broken_content_is_mended_first(content: Path, monkeypatch, capsys):
    without_terminal(monkeypatch)
    write_files(content, {"news/2018/hop-thu.md": article(section="khong-co")})
    assert new(content, "--title", "Bài mới", "--place", "thu-nghiem") == 1
    assert "khong-co" in capsys.readouterr().err
    assert drafts(content) == []


def test_an_answer_is_normalised_before_it_is_read(monkeypatch):
    interview = write_article.Interview(lambda question: "  Họp\u00a0 thử\u200b ")
    assert interview.one(None, "Tiêu đề", lambda text: text) == "Họp thử"


def test_people_whom_a_given_text_names_are_proposed(tmp_path: Path, content: Path, monkeypatch):
    without_terminal(monkeypatch)
    text = tmp_path / "bai.txt"
    text.write_text(
        "Bà Nguyễn Thị Mẫu, Phó Chủ tịch UBND huyện chủ trì cuộc họp; cùng dự có ông Lê Văn Ví Dụ,"
        " Chủ tịch Hội Người thử huyện.\n",
        encoding="utf-8",
    )
    day = ["--date", "2019-05-06", "--event-date", "2019-05-05"]
    assert new(content, "--title", "Từ chữ", "--place", "thu-nghiem", "--text", str(text), *day) == 0
    edition, problems = read_edition(ContentFolder(content))
    assert problems == []
    written = next(one for one in edition.articles if one.title == "Từ chữ")
    assert [(one.name, one.official is not None, one.roles) for one in written.appearances] == [
        ("Nguyễn Thị Mẫu", True, ("chaired",)),
        ("Lê Văn Ví Dụ", False, ("attended",)),
    ]
    assert "Hội Người thử" in written.html


def test_a_text_that_cannot_be_read_is_named(tmp_path: Path, content: Path, monkeypatch, capsys):
    without_terminal(monkeypatch)
    (tmp_path / "bai.txt").write_bytes("Chữ".encode("utf-16"))
    assert new(content, "--title", "Từ chữ", "--place", "thu-nghiem", "--text", str(tmp_path / "bai.txt")) == 1
    assert "UTF-16" in capsys.readouterr().err
    assert drafts(content) == []
