"""YAML with line numbers: a Markdown file's front matter, or a whole file, as plain values and where each stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plugins.core.problems import Problem
from plugins.core.quick_yaml import NULL_WORDS, Key, quick_mapping, quick_mistake
from plugins.core.text import normalise_text
from plugins.core.yaml_problems import unexplained, yaml_problem

FENCE = "---"
LONGEST_YAML = 200_000
"""Characters; a province with a hundred units takes thirty thousand."""
LONGEST_EXPLAINED = 25_000
"""Characters that the thorough parser is given: it takes 30 microseconds for each at worst."""
DEEPEST = 12
"""Levels of nesting; the content model needs five."""

_TAG = "tag:yaml.org,2002:"
NULL = f"{_TAG}null"
BOOL = f"{_TAG}bool"
IMPLICIT_TAGS = frozenset(
    f"{_TAG}{kind}" for kind in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "map", "seq")
)
"""What YAML gives a value by its look; any other tag was written by hand."""
HASHTAG = re.compile(r":?\s+#\S")
"""A comment that begins like a hashtag or a number: `Bài #1`."""


@dataclass(frozen=True)
class Document:
    """A YAML mapping and the lines on which its keys stand; for a Markdown file the body too.

    `lines` maps a key's path, such as `("offices", 0, "title")`, to a line that counts from 1.
    """

    label: str
    values: Mapping[str, Any]
    lines: Mapping[Key, int] = field(repr=False)
    body: str = field(default="", repr=False)
    body_line: int = 0

    def line(self, *key: str | int) -> int:
        """Return the line of a key, or of the nearest thing around it that has one."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)

    def problem(self, rule: str, reason: str, remedy: str, *key: str | int, value: str = "") -> Problem:
        """Return a problem that stands at a key of this document."""
        return Problem(self.label, self.line(*key), rule, reason, remedy, value)


@dataclass(frozen=True)
class FiledDocument:
    """A document that is read when something in it is asked for: most files have no problem to show a line of."""

    label: str
    read: Callable[[], Document] = field(repr=False, compare=False)

    @property
    def values(self) -> Mapping[str, Any]:
        return self.read().values

    @property
    def body(self) -> str:
        return self.read().body

    @property
    def body_line(self) -> int:
        return self.read().body_line

    def line(self, *key: str | int) -> int:
        """Return what `Document.line` does."""
        return self.read().line(*key)

    def problem(self, rule: str, reason: str, remedy: str, *key: str | int, value: str = "") -> Problem:
        """Return what `Document.problem` does."""
        return self.read().problem(rule, reason, remedy, *key, value=value)


AnyDocument = Document | FiledDocument


def split_front_matter(text: str, label: str) -> tuple[str, str, int, list[Problem]]:
    """Return the YAML between the `---` lines, the body after it, the body's first line, and what is wrong."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return (
            "",
            text,
            1,
            [
                Problem(
                    label,
                    1,
                    "no-front-matter",
                    "Tệp không có phần đầu (các dòng thông tin giữa hai dòng ---).",
                    "Thêm dòng --- ở dòng đầu tiên, các dòng title, date…, rồi một dòng --- nữa trước nội dung.",
                    lines[0],
                )
            ],
        )
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1, []
    return (
        "",
        "",
        1,
        [
            Problem(
                label,
                1,
                "unclosed-front-matter",
                "Phần đầu mở bằng --- nhưng không có dòng --- đóng lại.",
                "Thêm một dòng chỉ có --- sau dòng thông tin cuối cùng, trước nội dung bài.",
                lines[0],
            )
        ],
    )


def parse_markdown_file(text: str, label: str) -> tuple[Document | None, list[Problem]]:
    """Return the front matter and body of a Markdown file, or None and what keeps it from being read."""
    header, body, body_line, problems = split_front_matter(text, label)
    if problems:
        return None, problems
    document, problems = parse_yaml(header, label, first_line=2)
    if document is None:
        return None, problems
    return Document(label, document.values, document.lines, body, body_line), problems


def parse_yaml(text: str, label: str, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """Return a YAML mapping with its lines, or None and what keeps it from being read.

    Duplicate keys are reported and the first one is kept, so that the rest of the file is still checked.
    """
    if len(text) > LONGEST_YAML:
        shown = f"{len(text):,}".replace(",", ".")
        reason = f"Phần thông tin dài {shown} ký tự; tối đa {LONGEST_YAML:,}.".replace(",", ".")
        remedy = "Chuyển phần chữ dài xuống nội dung bài, hoặc chia tệp làm nhiều tệp."
        return None, [Problem(label, first_line, "too-long", reason, remedy)]
    if quick := quick_mapping(text, first_line):
        return Document(label, *quick), []
    if len(text) > LONGEST_EXPLAINED:
        return None, [unexplained(quick_mistake(text), text, label, first_line)]
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    try:
        root = yaml.compose(text)
    except MarkedYAMLError as error:
        return None, [yaml_problem(error, text, label, first_line)]
    except (YAMLError, ValueError, OverflowError, RecursionError):
        return None, [
            Problem(
                label,
                first_line,
                "yaml",
                "Không đọc được phần thông tin.",
                "Tìm ký tự lạ, dấu gạch chéo ngược hoặc quá nhiều dấu ngoặc, rồi viết lại theo mẫu.",
            )
        ]
    if root is None:
        return Document(label, {}, {(): first_line}), []
    reader = NodeReader(label, first_line, text.split("\n"))
    if not isinstance(root, MappingNode):
        return None, [
            Problem(
                label,
                first_line,
                "not-a-mapping",
                "Phần thông tin phải gồm các dòng “khóa: giá trị”.",
                "Viết mỗi thông tin trên một dòng, ví dụ: title: Hội nghị sơ kết",
                text.strip()[:60],
            )
        ]
    values = reader.value(root, ())
    if reader.refused:
        return None, reader.problems
    return Document(label, values, reader.lines), reader.problems


class NodeReader:
    """Turns YAML nodes into plain values, once, noting lines, duplicate keys and what YAML would drop in silence."""

    def __init__(self, label: str, first_line: int, written: list[str]):
        self.label = label
        self.written = written
        self.first_line = first_line
        self.lines: dict[Key, int] = {(): first_line}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()
        self.refused = False

    def line(self, node: Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def refuse(self, node: Node, rule: str, reason: str, remedy: str, value: str = "") -> None:
        self.refused = True
        self.problems.append(Problem(self.label, self.line(node), rule, reason, remedy, value))

    def value(self, node: Node, key: Key) -> Any:
        self.lines.setdefault(key, self.line(node))
        if id(node) in self.seen or node.anchor:
            if not self.refused:
                self.refuse(
                    node,
                    "yaml-alias",
                    "Phần thông tin dùng bí danh của YAML (dấu & hoặc *).",
                    "Viết hẳn giá trị ra; nếu giá trị bắt đầu bằng & hoặc * thì đặt nó trong ngoặc kép.",
                    str(node.anchor or ""),
                )
            return None
        self.seen.add(id(node))
        if node.tag not in IMPLICIT_TAGS or node.tag == NULL and node.value not in NULL_WORDS:
            self.refuse(
                node,
                "yaml-tag",
                "Giá trị bắt đầu bằng dấu chấm than, là ký hiệu riêng của YAML.",
                "Đặt cả giá trị trong ngoặc kép.",
                self.written_after(node.start_mark).strip(),
            )
            return None
        if len(key) > DEEPEST:
            self.refuse(node, "too-deep", "Thông tin lồng nhau quá nhiều tầng.", "Viết phẳng lại theo mẫu.")
            return None
        if isinstance(node, MappingNode):
            return self.mapping(node, key)
        if isinstance(node, SequenceNode):
            return [self.value(child, (*key, index)) for index, child in enumerate(node.value)]
        return self.scalar(node) if isinstance(node, ScalarNode) else None

    def mapping(self, node: MappingNode, key: Key) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode) or key_node.anchor:
                self.refuse(key_node, "yaml", "Tên khóa phải là chữ.", "Viết lại dòng này theo mẫu “khóa: giá trị”.")
                continue
            name = key_node.value
            if name in values:
                first = self.lines[(*key, name)]
                self.problems.append(
                    Problem(
                        self.label,
                        self.line(key_node),
                        "duplicate-key",
                        f"Khóa “{name}” xuất hiện hai lần (lần đầu ở dòng {first}).",
                        "Giữ lại một dòng và xóa dòng kia.",
                        name,
                    )
                )
                continue
            self.lines[(*key, name)] = self.line(key_node)
            values[name] = self.value(value_node, (*key, name))
            if values[name] is None:
                self.tell_hashtag(key_node.end_mark)
        return values

    def scalar(self, node: ScalarNode) -> str | bool | None:
        if node.style is None:
            self.tell_hashtag(node.end_mark)
        if node.tag == NULL:
            return None
        if node.tag == BOOL and node.value.lower() in ("true", "false"):
            return bool(node.value.lower() == "true")
        return normalise_text(node.value)

    def tell_hashtag(self, mark: Any) -> None:
        """Report a comment after a mark that looks like a part of the text."""
        rest = self.written_after(mark)
        if HASHTAG.match(rest):
            self.problems.append(
                Problem(
                    self.label,
                    int(mark.line) + self.first_line,
                    "yaml-comment",
                    "Phần từ dấu # trở đi bị coi là ghi chú và sẽ không hiện trên trang.",
                    "Đặt cả giá trị trong ngoặc kép; nếu đúng là ghi chú, thêm dấu cách sau dấu #.",
                    rest.lstrip(": "),
                )
            )

    def written_after(self, mark: Any) -> str:
        """Return the rest of the line that a mark stands on."""
        return self.written[mark.line][mark.column :] if mark.line < len(self.written) else ""
