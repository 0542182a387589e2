"""From plain values to checked records: pydantic models, with messages that an editor understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Generic, TypeVar, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from plugins.core.dates import BadDate, Moment, PartialDay, parse_day, parse_moment, parse_partial_day
from plugins.core.frontmatter import Document
from plugins.core.problems import Problem, did_you_mean

R = TypeVar("R", bound="Record")
D = TypeVar("D")


class Record(BaseModel):
    """What an editor may write in one place; anything else is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record and the document it was read from.

    `unreadable` are the keys that hold None because what is written there can't be used.
    """

    id: str
    record: R
    document: Document
    unreadable: frozenset[str] = frozenset()

    def has(self, *keys: str) -> bool:
        """Whether all of these keys can be used."""
        return self.unreadable.isdisjoint(keys)


def changed(record: D, **fields: Any) -> D:
    """Return a frozen dataclass with other values in some of its fields: `replace` for those made by the thousand."""
    copy: D = object.__new__(type(record))
    copy.__dict__.update(record.__dict__, **fields)
    return copy


def _day(value: Any) -> Any:
    return _dated(value, parse_day)


def _moment(value: Any) -> Any:
    return _dated(value, parse_moment)


def _partial_day(value: Any) -> Any:
    return _dated(value, parse_partial_day)


def _dated(value: Any, parse: Callable[[str], Any]) -> Any:
    if isinstance(value, date | Moment | PartialDay):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("date_type", "not a date")
    try:
        return parse(value)
    except BadDate as error:
        raise PydanticCustomError("bad_date", "{reason}", {"reason": error.reason, "remedy": error.remedy}) from None


def _number(value: Any) -> Any:
    if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()):
        return float(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise broken("bad-number", "Giá trị phải là một số.", "Viết số với dấu chấm thập phân, ví dụ 18.52.")


def _whole_number(value: Any) -> Any:
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise broken("bad-number", "Giá trị phải là một số nguyên.", "Viết liền các chữ số, ví dụ 1250.")


_DECIMAL = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
FilledText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date, BeforeValidator(_day)]
PublicationMoment = Annotated[Moment, BeforeValidator(_moment)]
OfficeDay = Annotated[PartialDay, BeforeValidator(_partial_day)]
Number = Annotated[float, BeforeValidator(_number)]
WholeNumber = Annotated[int, BeforeValidator(_whole_number)]


MOST_TOLD = 200
"""Faults of one file; who made more made one of them over and over."""


def broken(rule: str, reason: str, remedy: str) -> PydanticCustomError:
    """Return the error that a model's own validator raises; reason and remedy reach the editor as they stand."""
    return PydanticCustomError(rule, "{reason}", {"reason": reason, "remedy": remedy})


def read_record(model: type[R], document: Document) -> tuple[R | None, list[Problem]]:
    """Return the record that a document holds, or None and every problem with it."""
    try:
        return model.model_validate(plain_values(document.values), by_alias=True, by_name=False), []
    except ValidationError as error:
        faults = [details for details in error.errors(include_url=False) if not is_consequence(details)]
        problems = list(dict.fromkeys(explain(details, model, document) for details in faults[:MOST_TOLD]))
        if len(faults) > MOST_TOLD:
            reason = f"Tệp còn {len(faults) - MOST_TOLD} lỗi nữa như các lỗi trên."
            problems.append(Problem(document.label, 0, "too-many-faults", reason, "Sửa các lỗi trên rồi kiểm tra lại."))
        return None, problems


def readable_part(model: type[R], document: Document) -> tuple[R, frozenset[str]]:
    """Return a record of those keys of a document that can be used by themselves, and the names of the others.

    The others hold None: the record serves to check the rest, never to print.
    """
    values = plain_values(document.values)
    usable: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key not in values:
            if not field.is_required():
                usable[name] = field.get_default()
            continue
        with suppress(ValidationError):
            adapter: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
            usable[name] = adapter.validate_python(values[key], by_alias=True, by_name=False)
    missing = frozenset(model.model_fields.keys() - usable.keys())
    return model.model_construct(**usable, **dict.fromkeys(missing)), missing


def is_consequence(details: Any) -> bool:
    """Whether an error only follows from others: a list is not too short because its entries were refused."""
    return details["type"] == "too_short" and bool(details["input"])


def plain_values(value: Any) -> Any:
    """Return the value without keys that are `null`, each text on one line.

    To an editor, not known and not written are the same, and readers' pages show no line ends.
    """
    if isinstance(value, str):
        return " ".join(value.split()) if "\n" in value or "\t" in value else value
    if isinstance(value, Mapping):
        return {key: plain_values(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [plain_values(inner) for inner in value]
    return value


def explain(details: Any, model: type[Record], document: Document) -> Problem:
    """Return one of pydantic's errors as a problem at its line, in Vietnamese."""
    kind: str = details["type"]
    key = known_key(details["loc"], document.values)
    name = dotted(key) or "tệp"
    shown = written(details["input"])
    context: Mapping[str, Any] = details.get("ctx", {})
    if "reason" in context and "remedy" in context:
        rule = kind.replace("_", "-")
        reason = context["reason"] if not key or str(key[-1]) in context["reason"] else f"“{name}”: {context['reason']}"
        return document.problem(rule, reason, context["remedy"], *key, value=shown)
    inside = f" trong “{dotted(key[:-1])}”" if len(key) > 1 else ""
    if kind == "missing":
        field = str(key[-1])
        return document.problem(
            "missing", f"Thiếu “{field}”{inside}, là thông tin bắt buộc.", f"Thêm dòng “{field}: …”.", *key
        )
    if kind == "extra_forbidden":
        field = str(key[-1])
        remedy = remedy_for_unknown(field, known_names(model, key[:-1]))
        return document.problem("unknown-key", f"Không có khóa “{field}”{inside}.", remedy, *key, value=field)
    if kind == "literal_error":
        expected = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
        remedy = f"Chọn một trong: {', '.join(expected)}.{did_you_mean(shown, expected)}"
        return document.problem("unknown-choice", f"“{name}” không nhận giá trị này.", remedy, *key, value=shown)
    if kind == "string_too_long":
        reason = f"“{name}” dài {len(shown)} ký tự; tối đa {context['max_length']}."
        return document.problem("too-long", reason, "Viết ngắn lại.", *key, value=shown)
    if kind in {"string_too_short", "too_short"}:
        return document.problem("missing", f"“{name}” để trống.", "Điền giá trị vào dòng này.", *key, value=shown)
    if kind == "greater_than_equal":
        reason = f"“{name}” không được nhỏ hơn {context['ge']}."
        return document.problem("bad-number", reason, "Kiểm tra lại con số.", *key, value=shown)
    form, remedy = FORMS.get(kind, ANOTHER_FORM)
    return document.problem("wrong-type", f"“{name}” {form}.", remedy, *key, value=shown)


def remedy_for_unknown(field: str, known: list[str]) -> str:
    """Return how to mend a key that can't stand where it stands."""
    if field in known:
        return "Khóa này không đi cùng các khóa khác đã viết ở đây; xóa nó hoặc xóa các khóa kia."
    return did_you_mean(field, known).strip() or f"Xóa dòng này. Các khóa dùng được: {', '.join(known)}."


def dotted(key: Iterable[str | int]) -> str:
    """Return a key's path as messages name it, counting from one as people do: `offices.1.title`."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in key)


def written(value: Any) -> str:
    """Return a value much as it stands in the file, on one line; an empty string for a mapping or for nothing."""
    if value is None or isinstance(value, Mapping):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(written(inner) for inner in value)}]"
    return str(value)


_LIST = "Viết mỗi mục trên một dòng bắt đầu bằng “- ”, hoặc đặt trong [ ] và cách nhau bằng dấu phẩy."
_MAPPING = "Viết các khóa con thụt vào dưới khóa này, mỗi khóa một dòng."
FORMS = {
    "string_type": (
        "phải là một dòng chữ",
        "Viết giá trị trên cùng một dòng với khóa; nếu có ký tự lạ, đặt trong ngoặc kép.",
    ),
    "tuple_type": ("phải là một danh sách", _LIST),
    "model_type": ("phải gồm các dòng “khóa: giá trị”", _MAPPING),
    "dict_type": ("phải gồm các dòng “khóa: giá trị”", _MAPPING),
    "date_type": ("phải là một ngày", "Viết ngày theo mẫu 2018-12-19."),
}
"""What pydantic expected, by the kind of its error, and how to write it."""
ANOTHER_FORM = ("có giá trị không dùng được ở đây", "Viết lại dòng này theo mẫu trong tài liệu hướng dẫn.")


def known_key(location: Iterable[str | int], values: Any) -> tuple[str | int, ...]:
    """Return the part of pydantic's location that stands in the document (it adds names of union branches)."""
    key: list[str | int] = []
    location = list(location)
    for index, part in enumerate(location):
        in_mapping = isinstance(values, Mapping) and part in values
        in_list = isinstance(values, list) and isinstance(part, int) and part < len(values)
        if in_mapping or in_list:
            values = values[part]
        elif index < len(location) - 1 or not isinstance(values, Mapping):
            continue
        key.append(part)
    return tuple(key)


def known_names(model: type[Record], key: Iterable[str | int]) -> list[str]:
    """Return the keys that may be written at a place of a record, sorted."""
    found: set[str] = set()
    models: list[Any] = [model]
    is_own = False  # whether the next key is the editor's, such as the code of a language
    for part in key:
        if is_own:
            is_own = False
        elif isinstance(part, str):
            fields = [
                field for outer in models for name, field in outer.model_fields.items() if part in (name, field.alias)
            ]
            models = [inner for field in fields for inner in record_types(field.annotation)]
            is_own = any(get_origin(field.annotation) is dict for field in fields)
    for inner in models:
        found.update(field.alias or name for name, field in inner.model_fields.items())
    return sorted(found)


def record_types(annotation: Any) -> list[type[Record]]:
    """Return the record models inside an annotation such as `tuple[Office, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for inner in getattr(annotation, "__args__", ()) for found in record_types(inner)]
