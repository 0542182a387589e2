"""What is wrong with a YAML text, in an editor's words."""

from __future__ import annotations

from typing import Protocol

from plugins.core.problems import Problem


class Mark(Protocol):
    """A place in a text; both count from 0."""

    line: int
    column: int


class Mistake(Protocol):
    """What a parser of YAML raises, whichever it is."""

    problem: str | None
    problem_mark: Mark | None
    context: str | None
    context_mark: Mark | None


CLOSED_BY = {'"': '"', "'": "'", "[": "]", "{": "}"}


def yaml_problem(error: Mistake, text: str, label: str, first_line: int) -> Problem:
    """Return what is wrong with the YAML in an editor's words, with the line as it should be written where known."""
    mark = error.problem_mark or error.context_mark
    at = mark.line if mark else 0
    lines = text.split("\n")
    shown = lines[at].strip() if at < len(lines) else ""
    said = str(error.problem or "")
    key, _, value = (part.strip() for part in shown.partition(":"))
    if "mapping values are not allowed" in said:
        if mark is None or ": " not in lines[at][: mark.column]:
            return Problem(
                label,
                at + first_line,
                "yaml-indent",
                "Dòng này thụt vào không khớp với dòng trên.",
                "Để các khóa cùng cấp thẳng hàng; nếu đây là phần tiếp của giá trị ở dòng trên, đặt cả giá trị đó trong"
                " ngoặc kép.",
                shown,
            )
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        return Problem(
            label,
            at + first_line,
            "yaml-colon",
            "Giá trị có dấu hai chấm nên phải đặt trong ngoặc kép.",
            f'Viết: {key}: "{quoted}"',
            shown,
        )
    if value[:1] in CLOSED_BY and CLOSED_BY[value[0]] in value[1:-1] and "<block end>" in said:
        quoted = value.replace("'", "''")
        return Problem(
            label,
            at + first_line,
            "yaml-text-after-quote",
            f"Sau dấu {CLOSED_BY[value[0]]} đóng vẫn còn chữ.",
            f"Đặt cả giá trị trong dấu nháy đơn: {key}: '{quoted}'",
            shown,
        )
    indentation = lines[at][: len(lines[at]) - len(lines[at].lstrip())] if at < len(lines) else ""
    if "\t" in indentation or "'\\t'" in said:
        return Problem(
            label,
            at + first_line,
            "yaml-tab",
            "Dòng thụt vào bằng phím Tab.",
            "Thụt vào bằng dấu cách (hai dấu cách mỗi mức).",
            shown,
        )
    if "escape character" in said or "escape sequence" in said:
        return Problem(
            label,
            at + first_line,
            "yaml-backslash",
            "Trong ngoặc kép có dấu gạch chéo ngược.",
            r"Viết \\ thay cho \, hoặc bỏ dấu này.",
            shown,
        )
    if "found unexpected end of stream" in said or "quoted scalar" in str(error.context or ""):
        return Problem(
            label,
            (error.context_mark.line if error.context_mark else at) + first_line,
            "yaml-quote",
            "Có dấu ngoặc kép mở mà không đóng.",
            "Thêm dấu ngoặc kép ở cuối giá trị; dấu ngoặc kép nằm trong câu thì viết “ ”.",
            shown,
        )
    if "anchor" in said or "alias" in said:
        return Problem(
            label,
            at + first_line,
            "yaml-alias",
            "Giá trị bắt đầu bằng & hoặc * (bí danh của YAML).",
            "Đặt giá trị trong ngoặc kép.",
            shown,
        )
    return Problem(
        label,
        at + first_line,
        "yaml",
        "Dòng này không đúng cách viết của phần thông tin (YAML).",
        "Kiểm tra dấu hai chấm, dấu cách thụt đầu dòng và ngoặc kép; nếu giá trị có ký tự lạ, đặt nó trong ngoặc kép.",
        shown,
    )


def unexplained(error: Mistake | None, text: str, label: str, first_line: int) -> Problem:
    """Return the problem of a text too long for the thorough parser: its mistake, or that it is written unusually."""
    if error is not None:
        return yaml_problem(error, text, label, first_line)
    reason = "Phần thông tin dài mà viết theo lối ít gặp nên không đọc được."
    remedy = "Bỏ bí danh (& *), chữ nhiều dòng (| >), khóa lặp, dấu # dính chữ, danh sách lồng nhau; hoặc chia tệp."
    return Problem(label, first_line, "too-long", reason, remedy)
