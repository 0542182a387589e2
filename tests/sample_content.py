"""A tiny agency with plainly invented people and places, and the two ways tests use it: check it, build it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.core.problems import Problem
from plugins.core.sources import ContentFolder
from plugins.editions.edition import Edition, read_edition

Files = Mapping[str, str | bytes]

SITE = """\
name: Bản tin Thử Nghiệm
agency: Ủy ban nhân dân huyện Thử Nghiệm
slogan: Tin thử, người thử
url: https://thu-nghiem.example
sections:
  - {id: tin-tuc, name: Tin tức, order: 1}
  - {id: thong-bao, name: Thông báo, order: 2}
"""

LOCALITY = """\
name: Thử Nghiệm
kind: huyện
code: "990"
parent: {name: Mẫu, kind: tỉnh, code: "99"}
to: 2025-06-30
centre: {lat: 20.5, lon: 105.5}
became: [thu-nghiem/mau-moi]
decision: {number: 9999/NQ-THU, date: 2025-06-16}
communes:
  - id: mau-mot
    name: Mẫu Một
    kind: xã
    code: "99001"
    to: 2025-06-30
    centre: {lat: 20.5, lon: 105.5}
    became: [thu-nghiem/mau-moi]
  - id: mau-hai
    name: Mẫu Hai
    kind: xã
    code: "99002"
    to: 2025-06-30
    centre: {lat: 20.6, lon: 105.6}
    became: [thu-nghiem/mau-moi]
  - id: mau-moi
    name: Mẫu Mới
    kind: xã
    code: "99003"
    from: 2025-07-01
    parent: {name: Mẫu, kind: tỉnh}
    centre: {lat: 20.55, lon: 105.55}
"""

OFFICIAL = """\
---
name: Nguyễn Thị Mẫu
offices:
  - title: Trưởng Phòng Thử
    body: huyện Thử Nghiệm
    locality: thu-nghiem
    from: 2015-01-01
    to: 2018-12-31
  - title: Phó Chủ tịch
    body: UBND huyện Thử Nghiệm
    locality: thu-nghiem
    from: 2019-01-01
---

Nguyễn Thị Mẫu là một người không có thật.
"""

SENTENCE = "Cuộc họp thử diễn ra ở một nơi không có thật."
"""The first sentence of the sample article."""

ARTICLE = """\
---
title: Huyện Thử Nghiệm họp thử
date: 2018-12-20 08:00
event_date: 2018-12-19
section: tin-tuc
tags: [Họp thử]
localities: [thu-nghiem]
authors: [Trần Văn Thử]
officials:
  - id: nguyen-thi-mau
    role: chaired
---

Cuộc họp thử diễn ra ở một nơi không có thật. Bà Nguyễn Thị Mẫu chủ trì cuộc họp.
"""

SAMPLE: Files = {
    "site.yaml": SITE,
    "localities/thu-nghiem.yaml": LOCALITY,
    "officials/nguyen-thi-mau.md": OFFICIAL,
    "news/2018/hop-thu.md": ARTICLE,
}


def write_files(root: Path, files: Files) -> Path:
    """Write files below a folder and return the folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return root


def read_sample(root: Path, changes: Files | None = None) -> tuple[Edition | None, list[Problem]]:
    """Return the edition of the sample with some files changed or added, and its problems."""
    return read_edition(ContentFolder(write_files(root / "content", {**SAMPLE, **(changes or {})}), "content"))


def article(**changes: str | None) -> str:
    """Return the sample article with keys of its front matter replaced; None removes a key."""
    header, _, body = ARTICLE.removeprefix("---\n").partition("---\n")
    keys: dict[str, str] = {}
    last = ""
    for line in header.splitlines():
        if line.startswith(" "):
            keys[last] += f"\n{line}"
        else:
            last, _, value = line.partition(":")
            keys[last] = value.strip()
    keys.update({key: value for key, value in changes.items() if value is not None})
    for key in (key for key, value in changes.items() if value is None):
        keys.pop(key, None)
    lines = (f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}" for key, value in keys.items())
    return "\n".join(["---", *lines, "---", body])


def rules(problems: Iterable[Problem]) -> list[str]:
    """Return the names of the rules that problems break."""
    return [problem.rule for problem in problems]
