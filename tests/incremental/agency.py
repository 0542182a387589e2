"""An invented agency as a test changes it: what its editors wrote, and the content folder that this makes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from PIL import Image

from tests.sample_content import LOCALITY

TITLES = (
    "họp thử",
    "sơ kết mẫu",
    "trao quà giả định",
    "khai trương chợ Mẫu",
    "đón đoàn không có thật",
    "trồng cây thử",
)
SENTENCES = (
    "Cuộc họp thử diễn ra ở một nơi không có thật.",
    "Bà Nguyễn Thị Mẫu chủ trì cuộc họp ở xã Mẫu Một.",
    "Huyện làm thử Nghị quyết số 25-NQ/TW ngày 03/6/2013.",
    "Chỉ thị số 20-CT/HU được nêu ra hai lần.",
    "Ông Trần Văn Thử, Chủ tịch UBND huyện Thử Nghiệm, phát biểu.",
    '![Cổng chợ](cong-cho.jpg "Cổng chợ Mẫu")',
    "| Xã | Hộ |\n|---|--:|\n| Mẫu Một | 5 |\n| Mẫu Hai | 7 |",
    "## Kết quả\n\n- một việc\n- hai việc",
    "Đồng chí Lê Thị Giả và bà Phạm Thị Vờ cùng dự.",
)
"""Paragraphs of articles: people, documents, places, a picture, a table."""
TAGS = ("Họp thử", "Chợ Mẫu", "Chợ phiên", "Trồng cây")
AUTHORS = ("Trần Văn Viết", "Lê Thị Chép – Văn phòng Huyện thử")
PLACES = ("thu-nghiem", "thu-nghiem/mau-mot", "thu-nghiem/mau-hai", "vi-du")
ROLES = ("chaired", "attended", "spoke", "presented")


@dataclass
class Article:
    """An article; `link` and `original` are keys of others, `sentences` and `title` stand for words above."""

    file: str
    title: int = 0
    date: str = "2018-12-20 08:00"
    section: str = "tin-tuc"
    tags: tuple[int, ...] = (0,)
    authors: tuple[int, ...] = (0,)
    place: int = 0
    officials: dict[str, str] = field(default_factory=dict)
    sentences: tuple[int, ...] = (0,)
    status: str = "published"
    updates: list[dict[str, str]] = field(default_factory=list)
    slug: str | None = None
    alias: str | None = None
    has_picture: bool = False
    link: int | None = None
    original: int | None = None
    remark: str = "Không có gì thêm."


@dataclass
class Official:
    """An official; the first office began before all news and the last has not ended."""

    name: str
    offices: list[tuple[str, str]]
    """Titles, each with the day on which it began."""


def first_articles() -> dict[int, Article]:
    """Return the ten articles that every sequence of edits begins with."""
    people = {"nguyen-thi-mau": "chaired"}
    return {
        0: Article("2018/hop-thu", officials=people, sentences=(0, 1, 2), has_picture=True),
        1: Article(
            "2018/so-ket-mau", 1, "2018-12-21", tags=(0, 1), officials={"tran-van-thu": "spoke"}, sentences=(4,)
        ),
        2: Article("2018/trao-qua", 2, "2018-12-22 15:30", "thong-bao", (1, 2), (0, 1), 1, link=0, sentences=(0, 3, 6)),
        3: Article("2019/khai-truong", 3, "2019-02-01 08:00", place=2, officials={**people, "le-thi-gia": "attended"}),
        4: Article(
            "2019/don-doan", 4, "2019-02-02 08:00", sentences=(5, 7), updates=[update("correction", "2019-02-03")]
        ),
        5: Article("2019/trong-cay", 5, "2019-02-03 08:00", tags=(3,), authors=(), alias="/tin-cu/trong-cay.html"),
        6: Article("2019/rut", 0, "2019-03-01 08:00", updates=[update("withdrawal", "2019-03-05")], slug="bai-da-rut"),
        7: Article("2019/nhap", 1, "2019-03-02 08:00", status="draft", link=1),
        8: Article("2025/sap-dang", 2, "2026-02-01 08:00", place=3, sentences=(0, 2, 8)),
        9: Article("2018/hop-thu-en", 0, "2018-12-20 09:00", tags=(0,), original=0, officials=people),
    }


def update(kind: str, day: str) -> dict[str, str]:
    """Return an entry of `updates`."""
    return {"date": day, "kind": kind, "note": f"Ghi thêm ngày {day}."}


@dataclass
class Agency:
    """Everything in the content folder, and the moment at which it is built (seconds since 1970 UTC)."""

    articles: dict[int, Article] = field(default_factory=first_articles)
    officials: dict[str, Official] = field(
        default_factory=lambda: {
            "nguyen-thi-mau": Official(
                "Nguyễn Thị Mẫu", [("Trưởng Phòng Thử", "2015-01-01"), ("Phó Chủ tịch", "2019-01-01")]
            ),
            "tran-van-thu": Official("Trần Văn Thử", [("Chủ tịch", "2014-01-01")]),
            "le-thi-gia": Official("Lê Thị Giả", [("Bí thư", "2014-01-01")]),
            "pham-thi-vo": Official("Phạm Thị Vờ", [("Chánh Văn phòng", "2014-01-01")]),
        }
    )
    sections: dict[str, str] = field(default_factory=lambda: {"tin-tuc": "Tin tức", "thong-bao": "Thông báo"})
    card: dict[str, Any] = field(default_factory=lambda: {"slogan": "Tin thử, người thử"})
    place: str = "Thử Nghiệm"
    colours: dict[str, str] = field(default_factory=lambda: {"cong-cho": "red", "san-cho": "blue"})
    notes: dict[str, str] = field(
        default_factory=lambda: {"page": "một", "document": "một", "album": "một", "sound": "một"}
    )
    border: float = 0.1
    broken: dict[str, str | bytes] = field(default_factory=dict)
    """Files that stand in the way of every build."""
    moment: int = 1_767_225_600

    def files(self) -> dict[str, bytes]:
        """Return the content folder."""
        texts: dict[str, str | bytes] = {
            "site.yaml": self._card(),
            "localities/thu-nghiem.yaml": LOCALITY.replace("name: Thử Nghiệm", f"name: {self.place}", 1),
            "localities/vi-du.yaml": "name: Ví Dụ\nkind: huyện\ncode: '991'\nparent: {name: Mẫu, kind: tỉnh}\n",
            "localities/khong-dau.yaml": "name: Không Đâu\nkind: thị xã\ncentre: {lat: 21.5, lon: 105.0}\n",
            "maps/thu-nghiem.geojson": self._map(),
            "pages/gioi-thieu.md": _file({"title": "Giới thiệu", "menu": "main"}, f"Trang {self.notes['page']}."),
            "documents/25-nq-tw.md": _file(
                {"number": "25-NQ/TW", "title": "Nghị quyết mẫu"}, f"Ghi chú {self.notes['document']}."
            ),
            "albums/cho-mau.md": _file(
                {"title": f"Chợ Mẫu {self.notes['album']}", "date": "2019-02-05", "articles": self._shown_articles()},
                "![Cổng chợ](cong-cho.jpg)\n\n![Sân chợ](san-cho.jpg)",
            ),
            "media/khuc-ca.mp3": b"ID3" + self.notes["sound"].encode() + bytes(600),
            "pages/bai-hat/khuc-ca.md": _file(
                {"title": "Khúc ca thử", "kind": "song", "composer": "Trần Văn Nhạc", "audio": "khuc-ca.mp3"}, "Lời một"
            ),
            **{f"officials/{id}.md": self._official(one) for id, one in self.officials.items()},
            **{f"images/{name}.jpg": picture(colour) for name, colour in self.colours.items()},
            **{f"news/{one.file}.md": self._article(key, one) for key, one in self.articles.items()},
            **self.broken,
        }
        return {name: text if isinstance(text, bytes) else text.encode() for name, text in texts.items()}

    def _card(self) -> str:
        sections = [{"id": id, "name": name, "order": at} for at, (id, name) in enumerate(self.sections.items())]
        return _keys(
            {
                "name": "Bản tin Thử Nghiệm",
                "agency": "Ủy ban nhân dân huyện Thử Nghiệm",
                "url": "https://thu-nghiem.example",
                "languages": ["vi", "en"],
                "locality": "thu-nghiem",
                "sections": sections,
                **self.card,
            }
        )

    def _map(self) -> str:
        def square(west: float) -> list[list[float]]:
            east = west + self.border
            return [[west, 20.5], [east, 20.5], [east, 20.6], [west, 20.6], [west, 20.5]]

        communes = (("99001", "Mẫu Một", 105.5), ("99002", "Mẫu Hai", 105.8))
        features = [
            {
                "type": "Feature",
                "properties": {"code": code, "name": name},
                "geometry": {"type": "Polygon", "coordinates": [square(west)]},
            }
            for code, name, west in communes
        ]
        return json.dumps({"type": "FeatureCollection", "edition": "2018", "origin": "Sở Thử", "features": features})

    def _shown_articles(self) -> list[str]:
        return [self.articles[key].file for key in (3, 4) if key in self.articles]

    def _official(self, one: Official) -> str:
        ends = [{"to": self._day_before(begun)} for _, begun in one.offices[1:]] + [{}]
        offices = [
            {"title": title, "body": "UBND huyện Thử Nghiệm", "locality": "thu-nghiem", "from": begun, **end}
            for (title, begun), end in zip(one.offices, ends, strict=True)
        ]
        return _file({"name": one.name, "offices": offices}, f"{one.name} là một người không có thật.")

    @staticmethod
    def _day_before(day: str) -> str:
        # Offices begin on the first of a year.
        return f"{int(day[:4]) - 1}-12-31"

    def _article(self, key: int, one: Article) -> str:
        original = self.articles.get(-1 if one.original is None else one.original)
        linked = self.articles.get(-1 if one.link is None else one.link)
        keys = {
            "title": f"{TITLES[one.title]} số {key}",
            "date": one.date,
            "event_date": one.date[:10],
            "section": one.section if one.section in self.sections else next(iter(self.sections)),
            "tags": [TAGS[tag] for tag in one.tags],
            "authors": [AUTHORS[author] for author in one.authors],
            "localities": [PLACES[one.place]],
            "officials": [{"id": id, "role": role} for id, role in one.officials.items() if id in self.officials],
            "status": one.status,
            "updates": one.updates,
            **({"slug": one.slug} if one.slug else {}),
            **({"aliases": [one.alias]} if one.alias else {}),
            **({"image": {"file": "cong-cho.jpg", "alt": "Cổng chợ"}} if one.has_picture else {}),
            **({"lang": "en", "translation_of": original.file} if original else {}),
        }
        body = [SENTENCES[at] for at in one.sentences] + [one.remark]
        if linked and linked is not one:
            body.append(f"Xem [bài trước](../{linked.file}.md).")
        return _file(keys, "\n\n".join(body))


def picture(colour: str) -> bytes:
    """Return a photograph of one colour."""
    stream = BytesIO()
    Image.new("RGB", (320, 200), colour).save(stream, "JPEG")
    return stream.getvalue()


def _file(keys: dict[str, Any], body: str) -> str:
    return f"---\n{_keys(keys)}---\n\n{body}\n"


def _keys(keys: dict[str, Any]) -> str:
    """Return YAML: a line a key, values as JSON, which YAML is."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items())
