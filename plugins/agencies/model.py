"""The agency's card, `site.yaml`: who publishes, in which sections, with which links."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from plugins.core.dates import UnknownZone, zone_named
from plugins.core.phrases import Phrase
from plugins.core.records import Day, FilledText, Record, Text, WholeNumber, broken
from plugins.core.text import slug_of


def _web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", value):
        raise broken(
            "bad-address",
            "Địa chỉ phải bắt đầu bằng https:// hoặc http:// và không có dấu cách.",
            "Chép lại địa chỉ từ trình duyệt.",
        )
    return value


def _secure_address(value: str) -> str:
    if not value.startswith("https://"):
        raise broken(
            "bad-address",
            "Địa chỉ nhận lời nhắn của bạn đọc phải bắt đầu bằng https:// để thư không bị đọc trộm trên đường.",
            "Hỏi bên cung cấp dịch vụ địa chỉ bắt đầu bằng https://.",
        )
    return value


def _time_zone(value: str) -> str:
    try:
        zone_named(value)
    except UnknownZone as error:
        raise broken("unknown-zone", error.reason, error.remedy) from None
    return value


def _identifier(value: str) -> str:
    if value != slug_of(value) or not value:
        raise broken(
            "bad-id",
            "Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối.",
            f"Viết: {slug_of(value) or 'ma-khong-dau'}",
        )
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", value):
        raise broken("bad-email", "Địa chỉ thư điện tử chưa đúng.", "Viết như banbientap@thu-nghiem.example.")
    return value


def _language_code(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", value):
        raise broken(
            "bad-language",
            "Mã ngôn ngữ chỉ gồm hai hoặc ba chữ thường không dấu.",
            "Viết vi cho tiếng Việt, en cho tiếng Anh.",
        )
    return value


def _number(value: str) -> str:
    if sum(sign.isdigit() for sign in value) < 8 or re.search(r"[^\d\s+().-]", value):
        raise broken(
            "bad-number",
            "Mỗi mục chỉ ghi một số, bằng chữ số, đủ cả mã vùng.",
            "Viết như 0999 000 000; tên đơn vị ghi ở khóa of.",
        )
    return value


WebAddress = Annotated[Text, AfterValidator(_web_address)]
SecureAddress = Annotated[WebAddress, AfterValidator(_secure_address)]
EmailAddress = Annotated[Text, AfterValidator(_email)]
TimeZone = Annotated[Text, AfterValidator(_time_zone)]
Identifier = Annotated[Text, AfterValidator(_identifier)]
LanguageCode = Annotated[Text, AfterValidator(_language_code)]


class Link(Record):
    """A name and an address on another site."""

    name: FilledText
    url: WebAddress


class Section(Record):
    """A column that articles stand in (Pelican's category)."""

    id: Identifier
    name: FilledText
    order: WholeNumber = 0
    description: Text = ""

    @property
    def url(self) -> str:
        return f"chuyen-muc/{self.id}/"


class PublicNumber(Record):
    """A telephone or an account of an office or a fund, which every text may name, and whose it is."""

    number: Annotated[FilledText, AfterValidator(_number)]
    of: FilledText


class VisitorSettings(Record):
    """Which provider answers for the visitor counter, and where its figures lie."""

    provider: Literal["none", "snapshot", "live"] = "none"
    file: Text | None = None
    url: WebAddress | None = None
    method: Text = ""


class FeedbackSettings(Record):
    """The service that takes what readers write to the editors; docs/maintainers/feedback.md says what it is sent."""

    endpoint: SecureAddress


class Sealed(Record):
    """The agency was dissolved: since when, by what, and who goes on with its work, as far as that is known."""

    on: Day | None = None
    note: Text = ""
    successors: tuple[Link, ...] = ()


def _sealed(value: Any) -> Any:
    """Return `sealed: true` as a seal of which nothing more is known, and `sealed: false` as none."""
    return ({} if value else None) if isinstance(value, bool) else value


class AgencyTranslation(Record):
    """What the card says in another language; what is missing is shown in the main one."""

    name: Text = ""
    agency: Text = ""
    slogan: Text = ""
    address: Text = ""
    responsible_editor: Text = ""
    licence: Text = ""
    sections: dict[str, FilledText] = Field(default_factory=dict)
    """Names of sections by their ids."""


class Agency(Record):
    """`site.yaml`. A site without sections or links is a site all the same; a name it must have."""

    name: FilledText
    agency: FilledText
    slogan: Text = ""
    emblem: FilledText | None = None
    """A picture below `content/images/` that stands beside the name; the site has a mark of its own without it."""
    address: Text = ""
    phone: Text = ""
    email: EmailAddress | None = None
    public_numbers: tuple[PublicNumber, ...] = ()
    """Numbers beside `phone` that look like a citizen's and are an office's."""
    responsible_editor: Text = ""
    licence: Text = ""
    parent_portal: Link | None = None
    url: WebAddress | None = None
    """Where readers find the site, without a slash at its end; `make publish` needs it."""
    locality: Identifier | None = None
    time_zone: TimeZone = "Asia/Ho_Chi_Minh"
    languages: tuple[LanguageCode, ...] = Field(default=("vi",), min_length=1)
    """The first is the language of all content that does not say another."""
    translations: dict[LanguageCode, AgencyTranslation] = Field(default_factory=dict)
    sections: tuple[Section, ...] = Field(min_length=1)
    links: tuple[Link, ...] = ()
    social: tuple[Link, ...] = ()
    visitors: VisitorSettings = VisitorSettings()
    feedback: FeedbackSettings | None = None
    ipv6_checked: Day | None = None
    history: Annotated[bool, Field(strict=True)] = True
    """Whether readers may see what git knows of an article's changes after its publication."""
    sealed: Annotated[Sealed | None, BeforeValidator(_sealed)] = None

    @property
    def ordered_sections(self) -> tuple[Section, ...]:
        """The sections in the order readers see them."""
        return tuple(sorted(self.sections, key=lambda section: section.order))

    @property
    def language(self) -> str:
        """The main language."""
        return self.languages[0]

    def in_language(self, code: str) -> Agency:
        """Return the card as far as it is translated; the rest stays in the main language, a slogan is left out."""
        words = self.translations.get(code)
        if code == self.language:
            return self
        if words is None:
            return self.model_copy(update={"slogan": ""})
        names = {
            key: Phrase(value, code)
            for key in ("name", "agency", "address", "responsible_editor", "licence")
            if (value := getattr(words, key))
        }
        sections = tuple(
            section.model_copy(update={"name": Phrase(words.sections[section.id], code), "description": ""})
            if section.id in words.sections
            else section
            for section in self.sections
        )
        slogan = Phrase(words.slogan, code) if words.slogan else ""
        return self.model_copy(update={**names, "slogan": slogan, "sections": sections})

    def section(self, id: str) -> Section | None:
        """Return the section with this id, or None."""
        return next((section for section in self.sections if section.id == id), None)
