"""The agency's card, `site.yaml`: who publishes, in which sections, with which links."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from plugins.core.dates import UnknownZone, zone_named
from plugins.core.links import read_link
from plugins.core.old_addresses import is_old_address
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
    if read_link(value).kind != "external":
        raise broken(
            "bad-address",
            "Địa chỉ này che giấu nơi dẫn tới: có tên đăng nhập (@) trong tên miền, chữ của bảng chữ khác hay dấu lạ.",
            "Mở trang ấy bằng trình duyệt và chép lại địa chỉ.",
        )
    return value


def _secure_address(value: str) -> str:
    if not value.startswith("https://"):
        raise broken(
            "bad-address",
            "Địa chỉ nhận lời nhắn của bạn đọc phải bắt đầu bằng https:// để thư không bị đọc trộm trên đường.",
            "Hỏi bên cung cấp dịch vụ địa chỉ bắt đầu bằng https://.",
        )
    return _service_address(value)


def _service_address(value: str) -> str:
    """Hold an address that forms are sent to to a host that a Content-Security-Policy can name."""
    try:
        parts = urlsplit(value)
        named = re.fullmatch(r"[^\W_][\w.-]*", parts.hostname or "") and parts.username is None and parts.port != 0
        (parts.hostname or "").encode("idna")
    except ValueError:
        named = None
    if not named:
        raise broken(
            "bad-address",
            "Tên máy chủ trong địa chỉ này không đọc được.",
            "Chép lại địa chỉ từ bên cung cấp dịch vụ; tên máy chủ chỉ có chữ, số, dấu chấm và gạch nối.",
        )
    return value


def _old_address(value: str) -> str:
    if not is_old_address(value):
        raise broken(
            "bad-alias",
            "Địa chỉ cũ phải là đường dẫn trên trang này, bắt đầu bằng dấu / và không có “..” hay “?”.",
            "Viết phần sau tên miền, ví dụ /tin/2018/12/so-ket/.",
        )
    return value


def _counting_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
        named = ":" in host or re.fullmatch(rb"[a-z0-9.-]+", host.encode("idna"))
    except (ValueError, UnicodeError):
        named, parts, port = None, urlsplit(""), None
    if not named or port == 0 or parts.query or parts.fragment or "@" in parts.netloc or _UNSAFE.search(value):
        raise broken(
            "bad-address",
            "Địa chỉ của dịch vụ đếm chỉ gồm https://, tên máy chủ và đường dẫn nếu có.",
            "Viết như https://dem.example, không có tên người dùng, dấu ? hay dấu #.",
        )
    if parts.scheme != "https" and host not in _THIS_MACHINE:
        raise broken(
            "bad-address",
            "Địa chỉ của dịch vụ đếm phải bắt đầu bằng https://, nếu không trình duyệt của bạn đọc sẽ chặn.",
            "Hỏi bên cung cấp dịch vụ địa chỉ bắt đầu bằng https://.",
        )
    return value.rstrip("/")


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
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", value):
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


_UNSAFE = re.compile(r"[\x00-\x20\x7f\"'<>\\^`{|};,]")
_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")
WebAddress = Annotated[Text, AfterValidator(_web_address)]
SecureAddress = Annotated[WebAddress, AfterValidator(_secure_address)]
CountingAddress = Annotated[WebAddress, AfterValidator(_counting_address)]
GoneAddress = Annotated[Text, AfterValidator(_old_address)]
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
    url: CountingAddress | None = None
    """Of a counting service; plain http only on this machine, for trying out."""
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
    gone: tuple[GoneAddress, ...] = ()
    """Addresses of pages that were taken away for good; a withdrawn article is none of them, its page says why."""
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
