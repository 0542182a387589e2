"""The text of an invented article: sentences from a grammar, in paragraphs, lists, tables and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from bench.maker.world import Office, Official, Place, Unit, document_number

OTHER = "other-article"
"""Stands for the address of another article: every generator writes it in its own way, and the text is one."""
LONG_ENOUGH = 11_600
"""Bytes of a body after which no further part is begun."""

TITLES = (
    "{place}: {many} mô hình {topic} được công nhận",
    "{place} sơ kết phong trào {topic}",
    "{place} giao ban công tác {topic}",
    "{unit} ra quân {topic}",
    "{unit} bàn giao công trình {topic}",
    "{place} tập huấn {topic} cho cán bộ thôn",
    "Chuyện {topic} ở {unit}",
    "{place} đối thoại với người dân về {topic}",
)
TOPICS = (
    "dân vận khéo", "vệ sinh môi trường", "hiến đất làm đường", "giữ nước sạch", "phân loại rác", "chăm sóc cây xanh",
    "hòa giải ở thôn", "khuyến học", "chuyển đổi số", "làm thủy lợi nội đồng", "gìn giữ nghề cũ", "đọc sách",
    "phòng cháy, chữa cháy", "tiếp công dân", "cải tạo vườn tạp", "xây nhà văn hóa",
)  # fmt: skip
_HEADINGS = (
    "Việc chung, ai cũng góp tay", "Từ một cuộc họp thôn", "Cách làm của {unit}", "Những việc còn lại",
    "Bàn kỹ rồi mới làm", "Khi người dân giữ sổ", "Nhìn lại một chặng đường", "Chọn việc nhỏ để bắt đầu",
    "Con số và câu chuyện", "Lời kể của người trong cuộc", "Giữ nếp làm việc", "Kinh nghiệm rút ra",
)  # fmt: skip
_WHO = (
    "Tổ công tác", "Chi hội phụ nữ", "Chi đoàn thanh niên", "Chi hội nông dân", "Chi hội cựu chiến binh",
    "Ban công tác mặt trận", "Tổ tự quản", "Câu lạc bộ khuyến nông", "Nhóm nòng cốt", "Tổ hòa giải",
)  # fmt: skip
_DID = (
    "đến từng nhà nghe ý kiến", "ghi lại từng góp ý vào sổ", "nhận phần việc khó nhất", "chia việc theo từng ngõ",
    "hướng dẫn bà con làm thử", "mời người cao tuổi góp lời", "niêm yết kế hoạch ở nhà văn hóa",
    "kiểm tra lại từng đoạn đã làm", "vận động nhà nào cũng có người tham gia", "chọn người có uy tín làm nòng cốt",
)  # fmt: skip
_WHEN = (
    "Ngay từ đầu", "Sau mỗi buổi họp", "Vào ngày nghỉ cuối tuần", "Khi mùa vụ đã xong", "Từ khi có kế hoạch",
    "Trong những tháng đầu", "Đến nay", "Lúc mới bắt tay vào việc", "Mỗi khi trời nắng ráo", "Trước khi khởi công",
)  # fmt: skip
_RESULT = (
    "nhờ vậy việc nào cũng có người lo đến cùng", "vì thế bà con yên tâm góp công", "nên chuyện khó cũng thành dễ bàn",
    "do đó phần việc sau không phải làm lại", "bởi vậy ai đi qua cũng thấy khác trước", "cho nên ít khi phải nhắc nhau",
    "và người đi làm ăn xa cũng gửi lời ủng hộ", "để lớp trẻ có chỗ học hỏi", "mà không ai thấy phiền",
)  # fmt: skip
_WORK = (
    "đoạn đường trước cổng chợ", "con mương đầu xóm", "sân nhà văn hóa", "hàng cây ven kênh", "lối vào trường học",
    "bảng tin của thôn", "góc đọc sách", "vườn ươm chung", "bãi tập kết vật liệu", "giếng nước cũ",
)  # fmt: skip
_OPINION = (
    "Làm việc gì cũng vậy, dân hiểu thì dân theo", "Họp ngắn thôi, nhưng họp rồi phải làm",
    "Ai góp được gì thì góp, không so hơn thiệt", "Có sổ sách rõ ràng thì chẳng ai thắc mắc",
    "Đường sạch rồi, giữ cho sạch mới là khó", "Việc chung mà để riêng một người lo thì không bền",
)  # fmt: skip
_PLAIN = (
    "{when}, {who} {thon} {did}, {result}.",
    "{who} {thon} {did}; {who2} thì {did2}.",
    "Ở {unit}, {work} là nơi được chọn làm trước, {result}.",
    "{when}, {work} ở {thon} được sửa sang, còn {work2} thì để sau mùa vụ.",
    "Cách làm ấy ở {thon} không mới, {result}.",
    "Có ý kiến đề nghị làm {work} của {thon} trước; cuộc họp bàn thêm rồi mới thống nhất.",
    "{who} {did} với *tinh thần tự nguyện*, {result}.",
    "Phần việc ở {work} do {who2} {thon} đảm nhận, {result}.",
    "{when}, chuyện {topic} được nhắc trong mọi buổi sinh hoạt của {who2} {thon}.",
    "Nhiều nhà ở {thon} tự sửa {work}, không chờ ai nhắc.",
    "Điều được nói đến nhiều nhất là **cách bàn việc**: {who} {did}, {result}.",
    "Từ chuyện {topic}, bà con {unit} quen dần với nếp bàn bạc trước khi làm.",
    "{who} {thon} mượn loa của nhà văn hóa để báo việc, còn {who2} thì {did}.",
    "Trên bảng tin của {thon} có ghi tên người phụ trách {work}, ai cần thì tìm đến hỏi.",
)
_HAMLETS = (
    "Gạo", "Vải", "Tre", "Nứa", "Cọ", "Chè", "Mía", "Dâu", "Sim", "Sen", "Súng", "Bưởi", "Cam", "Chanh", "Khế",
    "Ổi", "Na", "Mít", "Lúa", "Ngô", "Khoai", "Đậu", "Vừng", "Cói",
)  # fmt: skip
_SIDES = ("Trong", "Ngoài", "Thượng", "Hạ", "Đoài", "Tây", "Nam", "Bắc", "Giữa", "Cầu")
_GOALS = (
    "Giữ lịch họp đều, họp xong có ghi lại.", "Giao việc cho đúng người, đúng sức.", "Công khai thu chi ở nhà văn hóa.",
    "Mời người dân cùng nghiệm thu.", "Chọn một việc nhỏ làm mẫu.", "Nhắc lại việc đã hứa ở cuộc họp sau.",
    "Không để rác qua đêm ở bãi tập kết.", "Mỗi ngõ có một người giữ sổ.",
)  # fmt: skip
_FIELDS = ("Kinh tế", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Xây dựng hệ thống chính trị", "Môi trường")


@dataclass(frozen=True)
class Subject:
    """What one article tells: where, when, of what, with whom; `other` is the article that it leads to."""

    place: Place
    unit: Unit
    day: date
    topic: str
    people: tuple[tuple[Official, Office], ...]
    other: str
    """The title of the article that it leads to, or an empty string."""


def summary(random: Random, subject: Subject) -> str:
    """Return one sentence for the head of the article."""
    return _sentences(random, subject, 1)[0].replace("*", "")


def paragraphs(random: Random, subject: Subject) -> Iterator[str]:
    """Yield the blocks of a body of about 12 kB of Markdown."""
    size = 0
    for block in _blocks(random, subject):
        size += len(block.encode()) + 2
        yield block
        if size >= LONG_ENOUGH and not block.startswith("#"):
            break


def _blocks(random: Random, subject: Subject) -> Iterator[str]:
    yield _opening(subject, random)
    yield from _participants(random, subject)
    yield " ".join(_sentences(random, subject, 5))
    headings = random.sample(_HEADINGS, len(_HEADINGS))
    parts = [_table, _goals, _quotation, _breakdown, _citation]
    random.shuffle(parts)
    for number, heading in enumerate(headings * 2):
        yield f"## {heading.format(unit=_of(subject.unit))}"
        yield " ".join(_sentences(random, subject, random.randint(3, 6)))
        if number < len(parts):
            yield from parts[number](random, subject)
        yield " ".join(_sentences(random, subject, random.randint(4, 6)))
        if number == 3:
            yield from _conclusion(random, subject)


def _of(unit: Unit) -> str:
    return f"{unit.kind} {unit.name}"


def _opening(subject: Subject, random: Random) -> str:
    day = f"{subject.day.day:02d}/{subject.day.month:02d}/{subject.day.year}"
    how = random.choice(("tổ chức hội nghị", "tổ chức buổi tọa đàm", "tổ chức giao ban", "tổ chức sơ kết"))
    return f"Ngày {day}, tại {_of(subject.unit)}, {subject.place.full_name} {how} về {subject.topic}. " + " ".join(
        _sentences(random, subject, 2)
    )


def _participants(random: Random, subject: Subject) -> Iterator[str]:
    chair, *others = subject.people
    speaker = others[0]
    yield f"Đồng chí {chair[0].name}, {chair[1].in_text}, chủ trì hội nghị. Cùng dự có các đồng chí:"
    dash = random.choice((" – ", ", "))
    yield "\n".join(f"- {who.name}{dash}{office.in_text};" for who, office in others)[:-1] + "."
    yield (
        f"Phát biểu tại hội nghị, đồng chí {speaker[0].name} nhấn mạnh việc {subject.topic} phải bắt đầu từ thôn. "
        + " ".join(_sentences(random, subject, 2))
    )


def _conclusion(random: Random, subject: Subject) -> Iterator[str]:
    chair, *_, last = subject.people
    yield (
        f"Kết luận hội nghị, đồng chí {chair[1].in_text} {chair[0].name} đề nghị các tổ chức ở thôn giữ lịch họp đều."
        f" Đồng chí {last[0].name} trao đổi thêm với bà con về {subject.topic}. "
        + " ".join(_sentences(random, subject, 2))
    )


def _sentences(random: Random, subject: Subject, count: int) -> list[str]:
    made = []
    for form in random.sample(_PLAIN, count):
        who, who2 = random.sample(_WHO, 2)
        did, did2 = random.sample(_DID, 2)
        work, work2 = random.sample(_WORK, 2)
        sentence = form.format(
            who=who, who2=who2[0].lower() + who2[1:], did=did, did2=did2, work=work, work2=work2,
            when=random.choice(_WHEN), result=random.choice(_RESULT), topic=subject.topic, unit=_of(subject.unit),
            thon=f"thôn {random.choice(_HAMLETS)} {random.choice(_SIDES)}",
        )  # fmt: skip
        made.append(sentence)
    return made


def _table(random: Random, subject: Subject) -> Iterator[str]:
    registered = [random.randint(6, 40) for _ in _FIELDS]
    recognised = [random.randint(2, one) for one in registered]
    rows = [f"| {field} | {one} | {other} |" for field, one, other in zip(_FIELDS, registered, recognised, strict=True)]
    yield "Các mô hình chia theo lĩnh vực như sau:"
    yield "\n".join(
        [
            "| Lĩnh vực | Đăng ký | Được công nhận |",
            "|---|--:|--:|",
            *rows,
            f"| **Tổng số** | **{sum(registered)}** | **{sum(recognised)}** |",
        ]
    )


def _breakdown(random: Random, subject: Subject) -> Iterator[str]:
    upper, lower = random.randint(11, 60), random.randint(61, 99)
    yield (
        f"Cả {subject.place.full_name} có {upper + lower} mô hình đăng ký,"
        f" gồm {upper} mô hình cấp tỉnh và {lower} mô hình cấp cơ sở. " + " ".join(_sentences(random, subject, 2))
    )


def _goals(random: Random, subject: Subject) -> Iterator[str]:
    yield "Cuộc họp thống nhất mấy việc:"
    yield "\n".join(f"{number}. {goal}" for number, goal in enumerate(random.sample(_GOALS, 4), start=1))


def _quotation(random: Random, subject: Subject) -> Iterator[str]:
    yield f"> “{random.choice(_OPINION)}.”\n> “{random.choice(_OPINION)}.”"
    if subject.other:
        yield f"Chuyện này từng được kể trong bài [{subject.other}]({OTHER})."


def _citation(random: Random, subject: Subject) -> Iterator[str]:
    kind, number, day = document_number(subject.place, random.randrange(16))
    yield (
        f"Hội nghị xem lại việc thực hiện {kind} số {number} ngày {day.day}/{day.month}/{day.year} của"
        f" {subject.place.committee}. " + " ".join(_sentences(random, subject, 2))
    )
    yield "Tài liệu có ở [trang hướng dẫn](https://vi-du.example/huong-dan) của cơ quan."
