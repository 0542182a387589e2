"""A document with a page: what its citations say of it, and what an editor adds in `content/documents/<id>.md`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from plugins.agencies.model import WebAddress
from plugins.core.records import Day, FilledText, Record, Text, broken
from plugins.core.text import slug_of
from plugins.documents.passages import Excerpt
from plugins.documents.vocabulary import TYPES

Validity = Literal["in_force", "amended", "replaced", "expired"]
UNKNOWN_YEAR = "chua-ro"


class DocumentRecord(Record):
    """The front matter of `content/documents/<id>.md`; the body is a note for readers."""

    number: FilledText
    type: Text = ""
    title: Annotated[Text, Field(max_length=400)] = ""
    date: Day | None = None
    body: Text = ""
    """Who issued it, where the number does not say it or not exactly: “Bộ Chính trị”."""
    locality: Text | None = None
    url: WebAddress | None = None
    """The full text."""
    validity: Validity | None = None
    amended_by: tuple[FilledText, ...] = ()
    replaced_by: tuple[FilledText, ...] = ()
    checked: Day | None = None
    """The day on which the validity was looked up."""

    @model_validator(mode="after")
    def _whole(self) -> DocumentRecord:
        if self.type and self.type.casefold() not in TYPES:
            raise broken(
                "unknown-choice",
                f"“type” không nhận loại văn bản “{self.type}”.",
                "Viết loại văn bản như Nghị quyết, Chỉ thị, Kết luận, Quyết định, Quy định, Kế hoạch, Thông báo.",
            )
        for validity, key in (("amended", "amended_by"), ("replaced", "replaced_by")):
            written = bool(getattr(self, key))
            if self.validity == validity and not written:
                raise broken(
                    "missing",
                    f"validity: {validity} cần cho biết bởi văn bản nào ({key}).",
                    f"Thêm dòng {key}: [25-NQ/TW].",
                )
        if self.replaced_by and self.validity != "replaced":
            raise broken(
                "validity-mismatch",
                "Có replaced_by nhưng validity không phải là replaced.",
                "Ghi validity: replaced, hoặc xóa replaced_by.",
            )
        if self.amended_by and self.validity not in ("amended", "replaced", "expired"):
            raise broken(
                "validity-mismatch",
                "Có amended_by nhưng validity không phải là amended.",
                "Ghi validity: amended, hoặc xóa amended_by.",
            )
        return self


@dataclass(frozen=True)
class RelatedDocument:
    """A document that amends or replaces another; `url` is None where it has no page here."""

    name: str
    url: str | None


@dataclass(frozen=True)
class Standing:
    """Whether a document is in force, as an editor looked it up."""

    validity: Validity
    amended_by: tuple[RelatedDocument, ...]
    replaced_by: tuple[RelatedDocument, ...]
    checked: date | None


@dataclass(frozen=True)
class CitedDocument:
    """A document with a page. `issuer` is empty where nobody knows who issued it.

    `is_recorded` says that an editor's file stands behind it; else all that is known is what articles say.
    """

    id: str
    number: str
    type: str
    issuer: str
    date: date | None
    year: int | None
    title: str = ""
    full_text: str | None = None
    standing: Standing | None = None
    note: str = ""
    """Safe HTML."""
    is_recorded: bool = False
    locality_id: str | None = None

    @property
    def url(self) -> str:
        return f"van-ban/{self.id}/"

    @property
    def name(self) -> str:
        """“Nghị quyết số 25-NQ/TW”."""
        return f"{self.type} số {self.number}"

    @property
    def type_slug(self) -> str:
        return slug_of(self.type)

    @property
    def issuer_slug(self) -> str:
        return slug_of(self.issuer) or UNKNOWN_YEAR

    @property
    def year_slug(self) -> str:
        return str(self.year) if self.year else UNKNOWN_YEAR


@dataclass(frozen=True)
class ListedDocument:
    """A document that an article cites. `document` is None where it has no page; `text` is then all that is known."""

    text: str
    document: CitedDocument | None = None


@dataclass(frozen=True)
class Quotation:
    """The sentences of an article that cite a document."""

    document_id: str
    sentences: tuple[Excerpt, ...]
