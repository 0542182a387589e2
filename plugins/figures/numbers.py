"""Finds the numbers that count something in Vietnamese prose, and says of what and how exactly.

What only looks like a number is left out or marked: days, numbers of documents, telephone numbers, names ("tổ 5").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.word_lists import by_first_letter
from plugins.figures.words import NUMBER_WORDS, SCALES, spelled_number

_NUMBER = re.compile(
    r"(?<![\w.,/–-])(?:(?P<grouped>\d{1,3}(?:\.\d{3})+)|(?P<plain>\d+))(?P<decimals>,\d+)?"
    r"(?![\w/–-]|[.,]\d)(?!\s*[/–-]\s*\d)"
)
_WHOLE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_NUMBER_START = re.compile(r"\d(?<![\w.,/–-]\d)")
"""A digit is looked for at once; to ask what stands before each character of a text takes ten times as long."""
_LETTERS, _RESTS = by_first_letter(NUMBER_WORDS)
_SPELLED = re.compile(rf"[{_LETTERS}{_LETTERS.upper()}](?<!\w.)(?i:{_RESTS})(?!\w)")
_SCALE = re.compile(rf"\s+({'|'.join(SCALES)})(?!\w)", re.IGNORECASE)
_SCALE_AGAIN = re.compile(r"\s+(?:\d+|rưỡi)(?!\w)")
_PERCENT = re.compile(r"\s*(?:%|phần\s+trăm(?!\w))")
_WORDS = re.compile(r"\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?")
_APPROXIMATE_BEFORE = re.compile(
    r"(?<!\w)(?:hơn|trên|gần|khoảng|chừng|ngót|dưới|xấp xỉ|ước|ước tính|ước đạt|tối thiểu|tối đa|ít nhất|nhiều nhất|"
    r"không quá|non|hàng|quá nửa|từng|vài|mấy)\s+$",
    re.IGNORECASE,
)
_APPROXIMATE_AFTER = re.compile(r"\s+(?:\w+\s+){0,3}?(?:dư|mấy|lẻ|trở lên|trở xuống|hoặc)(?!\w)", re.IGNORECASE)
_NAMED_BY_NUMBER = re.compile(
    r"(?<!\w)(?:(?<!tổng )(?<!con )(?<!tổng số )số|ngày|tháng|năm|thứ|kh[oó][áa]|kỳ|quý|điều|khoản|mục|điểm|chương|"
    r"phần|bảng|hình|tổ|khu|thôn|xóm|ấp|bản|phường|quận|đường|ngõ|lớp|khối|đội|cụm|tiểu đoàn|quốc lộ|tỉnh lộ|đề án|"
    r"nghị quyết|chỉ thị|quyết định|kế hoạch|kết luận|thông tư|thông báo|nghị định|công văn|quy định|luật|lúc|hồi|"
    r"điện thoại|đt|tel|fax|trang|(?<!quốc )phòng|cấp|loại|hạng|mức|bậc|vùng|giai đoạn|nhiệm kỳ|top|covid)\s*[:.]?\s*$",
    re.IGNORECASE,
)
_THE_YEAR = re.compile(r"\s+(?:\d|nay|qua|học|tới|sau|trước|ngoái|đầu|cuối|tài|đó|này|ấy)|\s*[,.;:)]", re.IGNORECASE)
_OF_A_YEAR = re.compile(
    r"(?<!\w)(?:trong|cuối|đầu|giữa|cả|hằng|hàng|mỗi|từng|các|những|nhiều|qua|theo|vào|số)\s+$", re.I
)
"""Around "năm" where it is a year and not five."""
_LOOK_BACK = 24
MEASURES = frozenset(
    ("đồng", "ha", "héc", "km", "m", "mét", "kg", "tấn", "tạ", "yến", "lít", "tuổi", "giờ", "phút", "ngày", "tuần")
    + ("tháng", "quý", "năm", "lần", "điểm", "độ", "usd", "đô", "thập", "thế", "nhiệm", "khóa", "vòng", "sào", "mẫu")
)
"""First words of units that measure rather than count."""
_ONE_WORD_UNITS = frozenset(
    (
        "người",
        "hộ",
        "xã",
        "phường",
        "huyện",
        "thôn",
        "xóm",
        "ấp",
        "bản",
        "tổ",
        "cháu",
        "em",
        "suất",
        "vụ",
        "lượt",
        "buổi",
    )
    + ("lớp", "cuộc", "đợt", "con", "căn", "nhà", "ngôi", "tuyến", "công", "bài", "cụ", "chị", "anh", "trường", "khu")
    + ("chi", "đoàn", "xe", "cây", "phần", "đơn", "ý", "câu", "tin", "số")
)
"""Nouns of one word, after which the next word already says which."""
_NOT_A_UNIT = frozenset(
    (
        "và",
        "là",
        "của",
        "được",
        "đã",
        "ở",
        "tại",
        "trên",
        "trong",
        "có",
        "thuộc",
        "do",
        "với",
        "cho",
        "gồm",
        "đạt",
        "theo",
    )
    + (
        "so",
        "tăng",
        "giảm",
        "chiếm",
        "lên",
        "xuống",
        "thì",
        "còn",
        "nên",
        "để",
        "từ",
        "đến",
        "khi",
        "nhưng",
        "vào",
        "hiện",
    )
)


@dataclass(frozen=True)
class Figure:
    """A number in a text: where it stands, what it is worth, and of what.

    `step` is the worth of its last digit (100.000.000 for "1,2 tỷ"); `unit` holds the one or two words that it counts,
    in lower case, "%" for a percentage, "" where no noun follows. `is_name` marks a number that rather names a thing
    ("tổ 5", "năm 2018"), `is_spelled` one in words.
    """

    start: int
    end: int
    text: str
    value: Decimal
    step: Decimal
    unit: str
    is_exact: bool
    is_name: bool = False
    is_spelled: bool = False

    @property
    def is_percentage(self) -> bool:
        return self.unit == "%"

    @property
    def is_count(self) -> bool:
        """Whether it can be a part or a total of something that is counted."""
        return not self.is_percentage and not self.is_name

    @property
    def is_measure(self) -> bool:
        return self.unit.split(" ")[0] in MEASURES and self.unit not in ("đồng chí", "đồng bào", "điểm cầu")

    def counts_same_as(self, other: Figure) -> bool:
        """Whether both count one kind of thing: "27 mô hình cấp tỉnh" and "112 mô hình"."""
        return self.unit == other.unit and self.unit != ""

    @property
    def shown(self) -> str:
        """The number with its unit, as a message quotes it."""
        return " ".join(self.text.split()) + (f" {self.unit}" if self.unit and not self.is_percentage else "")


def figures_in(text: str) -> list[Figure]:
    """Return the numbers of a text in order; each character is looked at a bounded number of times."""
    starts = (start.start() for start in _NUMBER_START.finditer(text))
    found = [_written(text, match) for start in starts if (match := _NUMBER.match(text, start))]
    return sorted([*found, *_spelled(text)], key=lambda figure: figure.start)


def number_of(text: str) -> Decimal | None:
    """Return the number of a text that is one number, such as a table's cell: "1.234,5", "17,0%", "19 mô hình"."""
    if _WHOLE_NUMBER.fullmatch(text):
        return Decimal(text.replace(".", ""))
    match = _NUMBER.match(text.strip())
    if match is None:
        return None
    figure = _written(text.strip(), match)
    rest = text.strip()[figure.end :].strip()
    return figure.value if figure.is_exact and not any(sign.isdigit() for sign in rest) and len(rest) <= 12 else None


def shown_number(value: Decimal) -> str:
    """Return a number the Vietnamese way: 1.234,5."""
    text = f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return text.rstrip("0").rstrip(",") if "," in text else text


def number_like(figure: Figure, value: Decimal) -> str:
    """Return a number in the scale that a figure is written in: "1.620,7 tỷ" beside "1.584 tỷ"."""
    scale = figure.text.split()[-1].lower()
    factor = SCALES.get(scale) if not figure.is_spelled else None
    return f"{shown_number(value / factor)} {scale}" if factor else shown_number(value)


def _written(text: str, match: re.Match[str]) -> Figure:
    digits = (match["grouped"] or match["plain"]).replace(".", "")
    decimals = (match["decimals"] or "")[1:]
    value = Decimal(f"{digits}.{decimals or 0}") if decimals else Decimal(digits)
    step = Decimal(1).scaleb(-len(decimals))
    end = match.end()
    scale = _SCALE.match(text, end)
    # "1,234 hộ" may be written the English way; nobody means a thousand and more in "1,234 tỷ".
    unclear = len(decimals) == 3 and not match["grouped"] and scale is None
    while scale:
        factor = SCALES[scale[1].lower()]
        value, step, end = value * factor, step * factor, scale.end()
        scale = _SCALE.match(text, end)
        unclear = unclear or bool(_SCALE_AGAIN.match(text, end))
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    percent = _PERCENT.match(text, end)
    unit = "%" if percent else _unit(text, end)
    is_long_code = digits.startswith("0") and len(digits) > 2
    is_year = not match["grouped"] and not decimals and len(digits) == 4 and 1900 <= value <= 2100
    return Figure(
        match.start(),
        percent.end() if percent else end,
        text[match.start() : percent.end() if percent else end],
        value,
        step,
        unit,
        not (unclear or _APPROXIMATE_BEFORE.search(before) or _APPROXIMATE_AFTER.match(text, end)),
        bool(_NAMED_BY_NUMBER.search(before)) or is_long_code or is_year,
    )


def _spelled(text: str) -> list[Figure]:
    runs: list[list[re.Match[str]]] = []
    for word in _SPELLED.finditer(text):
        if runs and text[runs[-1][-1].end() : word.start()].isspace():
            runs[-1].append(word)
        else:
            runs.append([word])
    found = []
    for run in runs:
        start, end = run[0].start(), run[-1].end()
        before = text[max(0, start - _LOOK_BACK) : start]
        value = spelled_number([word[0].lower() for word in run])
        is_scale_of_digits = run[0][0].lower() in SCALES
        if value is None or is_scale_of_digits or (before[-1:].isdigit() or before.rstrip()[-1:].isdigit()):
            continue
        if [word[0].lower() for word in run] == ["năm"] and (_THE_YEAR.match(text, end) or _OF_A_YEAR.search(before)):
            continue
        percent = _PERCENT.match(text, end)
        is_name = run[0][0][0].isupper() and bool(before.strip()) and before.rstrip()[-1] not in '.:;!?“"('
        exact = not (_APPROXIMATE_BEFORE.search(before) or _APPROXIMATE_AFTER.match(text, end))
        found.append(
            Figure(
                start,
                percent.end() if percent else end,
                text[start : percent.end() if percent else end],
                value,
                Decimal(1),
                "%" if percent else _unit(text, end),
                exact,
                is_name or bool(_NAMED_BY_NUMBER.search(before)),
                True,
            )
        )
    return found


def _unit(text: str, end: int) -> str:
    words = _WORDS.match(text, end)
    if words is None or words[1].lower() in _NOT_A_UNIT or words[1].lower() in SCALES:
        return ""
    first, second = words[1].lower(), (words[2] or "").lower()
    if first == "đồng" and second not in ("chí", "bào"):
        return first
    if first in _ONE_WORD_UNITS or not second or second in _NOT_A_UNIT:
        return first
    return f"{first} {second}"
