"""What changes around the articles: officials, places, the agency's card, the moment, and what is committed."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.incremental.agency import Official
from tests.incremental.editing import WHICH, Editing

HOUR = 3600
CARDS: tuple[dict[str, object], ...] = (
    {"slogan": "Khẩu hiệu thử"},
    {"phone": "000 000"},
    {"responsible_editor": "Trần Văn Biên"},
    {"links": [{"name": "Cổng mẫu", "url": "https://mau.example"}]},
    {"parent_portal": {"name": "Tỉnh Mẫu", "url": "https://tinh.example"}},
    {"history": False},
    {"sealed": {"on": "2025-12-01", "note": "Huyện Thử Nghiệm đã kết thúc."}},
    {"url": "https://khac.example"},
    {"time_zone": "Asia/Tokyo"},
    {"languages": ["vi"]},
    {"locality": "vi-du"},
    {"translations": {"en": {"name": "Trial News", "sections": {"tin-tuc": "News"}}}},
    {"emblem": "san-cho.jpg"},
    {"feedback": {"endpoint": "https://thu.example/gop-y"}},
)
NAMES = ("Nguyễn Thị Mẫu", "Trần Văn Giả", "Đỗ Thị Thử", "Phạm Thị Vờ")
TITLES = ("Chủ tịch", "Trưởng Ban Mẫu", "Ủy viên thử")


class SiteEdits(Editing):
    """Rules for what articles name and stand in."""

    @rule(which=WHICH, name=st.sampled_from(NAMES))
    def rename_official(self, which: int, name: str) -> None:
        self.official(which).name = name

    @rule(which=WHICH, year=st.sampled_from((2017, 2019, 2026)), title=st.sampled_from(TITLES))
    def appoint(self, which: int, year: int, title: str) -> None:
        official = self.official(which)
        before = [one for one in official.offices if int(one[1][:4]) < year]
        official.offices = [*before, (title, f"{year}-01-01")]

    @rule(which=WHICH, title=st.sampled_from(TITLES))
    def correct_first_office(self, which: int, title: str) -> None:
        official = self.official(which)
        official.offices = [(title, official.offices[0][1]), *official.offices[1:]]

    @rule(name=st.sampled_from(NAMES))
    def add_official(self, name: str) -> None:
        self.agency.officials[f"nguoi-moi-{self.next_number()}"] = Official(name, [("Ủy viên thử", "2014-01-01")])

    @precondition(lambda self: len(self.agency.officials) > 1)
    @rule(which=WHICH)
    def remove_official(self, which: int) -> None:
        del self.agency.officials[sorted(self.agency.officials)[which % len(self.agency.officials)]]

    @rule(name=st.sampled_from(("Thử Nghiệm", "Thí Nghiệm", "Thử Việc")))
    def rename_place(self, name: str) -> None:
        self.agency.place = name

    @rule(width=st.sampled_from((0.1, 0.15, 0.2)))
    def redraw_map(self, width: float) -> None:
        self.agency.border = width

    @rule(name=st.sampled_from(("Đời sống", "Kinh tế", "Tin tức")))
    def add_section(self, name: str) -> None:
        self.agency.sections[f"muc-{self.next_number()}"] = name

    @rule(which=WHICH, name=st.sampled_from(("Thời sự", "Tin mới")))
    def rename_section(self, which: int, name: str) -> None:
        sections = sorted(self.agency.sections)
        self.agency.sections[sections[which % len(sections)]] = name

    @precondition(lambda self: len(self.agency.sections) > 1)
    @rule(which=WHICH)
    def remove_section(self, which: int) -> None:
        sections = sorted(self.agency.sections)
        del self.agency.sections[sections[which % len(sections)]]

    @rule(which=st.integers(0, len(CARDS) - 1))
    def change_card(self, which: int) -> None:
        self.agency.card.update(CARDS[which])

    @rule(key=st.sampled_from(sorted({key for card in CARDS for key in card})))
    def take_back_from_card(self, key: str) -> None:
        self.agency.card.pop(key, None)

    @rule(hours=st.sampled_from((1, 24, 24 * 31, 24 * 366, -48)))
    def let_time_pass(self, hours: int) -> None:
        self.agency.moment += hours * HOUR

    @rule()
    def commit(self) -> None:
        self.project.write_content(self.agency)
        self.project.commit(self.agency.moment)
