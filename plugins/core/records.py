"""From plain values to checked records: pydantic models, with messages that an editor understands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from plugins.core.dates import BadDate, Moment, PartialDay, parse_day, parse_moment, parse_partial_day
from plugins.core.frontmatter import Document
from plugins.core.problems import Problem, did_you_mean

R = TypeVar("R", bound="Record")


class Record(BaseModel):
    """What an editor may write in one place; anything else is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, populate_by_name=True)


@dataclass(frozen=True)
class Entry(Generic[R]):
    """A record and the document it was read from."""

    id: str
    record: R
    document: Document


def _text(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _day(value: Any) -> Any:
    return _dated(value, parse_day)


def _moment(value: Any) -> Any:
    return _dated(value, parse_moment)


def _partial_day(value: Any) -> Any:
    return _dated(value, parse_partial_day)


def _dated(value: Any, parse: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return parse(value)
    except BadDate as error:
        raise PydanticCustomError("bad_date", "{reason}", {"reason": error.reason, "remedy": error.remedy}) from None


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return float(value)
    except ValueError:
        raise PydanticCustomError(
            "bad_number",
            "{reason}",
            {"reason": "Giá trị phải là một số.", "remedy": "Viết số với dấu chấm thập phân, ví dụ 18.52."},
        ) from None


Text = Annotated[str, BeforeValidator(_text)]
Day = Annotated[date, BeforeValidator(_day)]
PublicationMoment = Annotated[Moment, BeforeValidator(_moment)]
OfficeDay = Annotated[PartialDay, BeforeValidator(_partial_day)]
Number = Annotated[float, BeforeValidator(_number)]


def broken(rule: str, reason: str, remedy: str) -> PydanticCustomError:
    """Return the error that a model's own validator raises; reason and remedy reach the editor as they stand."""
    return PydanticCustomError(rule, "{reason}", {"reason": reason, "remedy": remedy})  # type: ignore[arg-type]


def read_record(model: type[R], document: Document) -> tuple[R | None, list[Problem]]:
    """Return the record that a document holds, or None and every problem with it."""
    try:
        return model.model_validate(without_nulls(document.values)), []
    except ValidationError as error:
        return None, [explain(details, model, document) for details in error.errors(include_url=False)]


def without_nulls(value: Any) -> Any:
    """Return the value without keys that are `null`: to an editor, not known and not written are the same."""
    if isinstance(value, Mapping):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [without_nulls(inner) for inner in value]
    return value


def explain(details: Any, model: type[Record], document: Document) -> Problem:
    """Return one of pydantic's errors as a problem at its line, in Vietnamese."""
    kind: str = details["type"]
    key = known_key(details["loc"], document.values)
    name = ".".join(str(part) for part in key) or "tệp"
    value = details["input"]
    shown = "" if value is None or isinstance(value, dict) else str(value)
    context: Mapping[str, Any] = details.get("ctx", {})
    if kind == "missing":
        field = str(details["loc"][-1])
        return document.problem(
            "missing", f"Thiếu “{field}”, là thông tin bắt buộc.", f"Thêm dòng “{field}: …”.", *key
        )
    if kind == "extra_forbidden":
        field = str(key[-1])
        known = known_names(model, key[:-1])
        remedy = did_you_mean(field, known).strip() or f"Xóa dòng này. Các khóa dùng được: {', '.join(known)}."
        return document.problem("unknown-key", f"Không có khóa “{field}”.", remedy, *key, value=field)
    if "reason" in context and "remedy" in context:
        rule = kind.replace("_", "-")
        return document.problem(rule, context["reason"], context["remedy"], *key, value=shown)
    if kind == "literal_error":
        expected = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
        remedy = f"Chọn một trong: {', '.join(expected)}.{did_you_mean(shown, expected)}"
        return document.problem("unknown-choice", f"“{name}” không nhận giá trị này.", remedy, *key, value=shown)
    if kind in {"string_too_long", "too_long"}:
        longest = context["max_length"]
        return document.problem(
            "too-long",
            f"“{name}” dài {len(str(value))} ký tự; tối đa {longest}.",
            "Viết ngắn lại.",
            *key,
            value=shown,
        )
    if kind in {"string_too_short", "too_short"}:
        return document.problem("missing", f"“{name}” để trống.", "Điền giá trị, hoặc xóa cả dòng.", *key, value=shown)
    return document.problem(
        "wrong-type", f"“{name}” phải là {FORMS.get(kind, 'một giá trị khác')}.", REMEDIES.get(kind, "Xem mẫu trong tài liệu hướng dẫn."), *key, value=shown
    )


FORMS = {
    "string_type": "một dòng chữ",
    "list_type": "một danh sách",
    "tuple_type": "một danh sách",
    "dict_type": "các dòng “khóa: giá trị”",
    "model_type": "các dòng “khóa: giá trị”",
    "model_attributes_type": "các dòng “khóa: giá trị”",
    "date_type": "một ngày",
    "float_type": "một số",
    "int_type": "một số",
    "int_parsing": "một số",
    "bool_type": "true hoặc false",
    "is_instance_of": "một ngày",
}

REMEDIES = {
    "string_type": "Viết giá trị trên cùng một dòng với khóa; nếu có ký tự lạ, đặt trong ngoặc kép.",
    "list_type": "Viết mỗi mục trên một dòng bắt đầu bằng “- ”, hoặc đặt trong [ ] và cách nhau bằng dấu phẩy.",
    "tuple_type": "Viết mỗi mục trên một dòng bắt đầu bằng “- ”, hoặc đặt trong [ ] và cách nhau bằng dấu phẩy.",
    "dict_type": "Viết các khóa con thụt vào dưới khóa này, mỗi khóa một dòng.",
    "model_type": "Viết các khóa con thụt vào dưới khóa này, mỗi khóa một dòng.",
    "date_type": "Viết ngày theo mẫu 2018-12-19.",
    "is_instance_of": "Viết ngày theo mẫu 2018-12-19.",
}


def known_key(location: Iterable[str | int], values: Any) -> tuple[str | int, ...]:
    """Return the part of pydantic's location that stands in the document (it adds names of union branches)."""
    key: list[str | int] = []
    location = list(location)
    for index, part in enumerate(location):
        if isinstance(values, dict) and part in values or isinstance(values, list) and isinstance(part, int) and part < len(values):
            values = values[part]
        elif index < len(location) - 1 or not isinstance(values, dict):
            continue
        key.append(part)
    return tuple(key)


def known_names(model: type[Record], key: Iterable[str | int]) -> list[str]:
    """Return the keys that may be written at a place of a record, sorted."""
    found: set[str] = set()
    models: list[Any] = [model]
    for part in key:
        if isinstance(part, str):
            models = [
                inner
                for outer in models
                for name, field in outer.model_fields.items()
                if part in (name, field.alias)
                for inner in record_types(field.annotation)
            ]
    for inner in models:
        found.update(field.alias or name for name, field in inner.model_fields.items())
    return sorted(found)


def record_types(annotation: Any) -> list[type[Record]]:
    """Return the record models inside an annotation such as `tuple[Office, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for inner in getattr(annotation, "__args__", ()) for found in record_types(inner)]
