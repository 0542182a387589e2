"""From citations to documents: what is one document, what it is called, and where articles contradict each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from plugins.core.problems import Problem
from plugins.documents.citations import Citation
from plugins.documents.citing import Citing, Mention
from plugins.documents.contradictions import date_problems, place_problem, suffix_problem, unclear_year
from plugins.documents.model import CitedDocument, RelatedDocument, Standing
from plugins.documents.numbers import DocumentNumber
from plugins.documents.places import Ambiguous, Jurisdiction, body_name, jurisdiction_of
from plugins.documents.registry import DocumentFile, base_id, sole_citation
from plugins.localities.registry import Localities

Key = tuple[str, str]
"""A number's slug, and the id of the place that gives it a meaning ("" for central documents)."""


@dataclass(frozen=True)
class Reference:
    """A document where an article names it; `document` is None where only a name is known."""

    mention: Mention
    document: CitedDocument | None


class Documents:
    """All documents that have a page, and what each article cites."""

    def __init__(self, documents: Iterable[CitedDocument], references: Mapping[str, tuple[Reference, ...]]):
        self.all: tuple[CitedDocument, ...] = tuple(sorted(documents, key=newest_first))
        self.by_id: Mapping[str, CitedDocument] = MappingProxyType({one.id: one for one in self.all})
        self._references = references

    def find(self, id: str) -> CitedDocument | None:
        """Return the document with this id, or None."""
        return self.by_id.get(id)

    def cited_by(self, article_id: str) -> tuple[Reference, ...]:
        """Return what an article names, in the order of its text, then what its front matter adds."""
        return self._references.get(article_id, ())


def newest_first(document: CitedDocument) -> tuple[int, int, str, str]:
    """Return the key by which lists of documents are sorted: the year, the day, the number."""
    return (
        -(document.year or 0),
        -(document.date.toordinal() if document.date else 0),
        document.number.rjust(20),
        document.id,
    )


@dataclass
class _Group:
    """All mentions of one number of one place."""

    number: DocumentNumber
    place: Jurisdiction | None
    files: list[DocumentFile] = field(default_factory=list)
    mentions: list[tuple[Citing, Mention]] = field(default_factory=list)

    @property
    def has_variants(self) -> bool:
        """Whether the number alone does not say which document is meant: the year has to."""
        return self.number.begins_anew_each_year or len(self.files) > 1

    def years(self) -> set[int]:
        """Return the years that tell the variants apart."""
        years = {file.entry.record.date.year for file in self.files if file.entry.record.date}
        if self.number.begins_anew_each_year:
            years |= {mention.citation.date.year for _, mention in self.mentions if mention.citation.date}
        return years


def index_documents(
    files: Sequence[DocumentFile], citings: Sequence[Citing], localities: Localities
) -> tuple[Documents, list[Problem]]:
    """Return the documents that files describe and articles cite, and every contradiction between them.

    A number of the Party or of a year is one document per place, unless files tell several of its years apart. A State
    number without a year is another document each year: where a citation gives no date, the article's own dated
    citation decides, else the only year known so far that is not after the article.
    """
    problems: list[Problem] = []
    groups: dict[Key, _Group] = {}
    for file in files:
        groups.setdefault(file.key, _Group(file.number, file.place)).files.append(file)
    keys: dict[tuple[str, int], Key] = {}
    for citing in citings:
        for index, (number, place) in _numbered(citing, localities, problems).items():
            key = number.slug, place.id if place else ""
            keys[citing.id, index] = key
            groups.setdefault(key, _Group(number, place)).mentions.append((citing, citing.mentions[index]))
    made: dict[tuple[Key, int | None], CitedDocument] = {}
    chosen: dict[tuple[str, int], tuple[Key, int | None]] = {}
    numbers = {file.number.text: file.entry.id for file in files}
    for key, group in sorted(groups.items()):
        by_year: dict[int | None, list[tuple[Citing, Mention]]] = defaultdict(list)
        years = group.years() if group.has_variants else set()
        own: dict[str, set[int]] = defaultdict(set)
        for citing, mention in group.mentions:
            if mention.citation.date and mention.citation.date.year in years:
                own[citing.id].add(mention.citation.date.year)
        for citing, mention in group.mentions:
            year, known = _year_of(mention, citing.published, own[citing.id], years, group)
            if not known:
                problems.append(unclear_year(citing, mention, sorted(years)))
                continue
            by_year[year].append((citing, mention))
            chosen[citing.id, mention.index] = key, year
        for file in group.files:
            file_year = file.entry.record.date.year if file.entry.record.date and years else None
            by_year.setdefault(file_year, [])
        for year, mentions in by_year.items():
            described = _file_for(group, year)
            issued, more = date_problems(mentions, described, group.number)
            problems += more
            made[key, year] = _document(group, year, issued, mentions, described, numbers)
            if described is None and group.number.body is None:
                problems += [suffix_problem(citing, mention) for citing, mention in mentions[:1]]
    references = {
        citing.id: tuple(
            Reference(
                mention, made.get(chosen[citing.id, mention.index]) if (citing.id, mention.index) in chosen else None
            )
            for mention in citing.mentions
        )
        for citing in citings
    }
    return Documents(made.values(), MappingProxyType(references)), problems


Known = dict[int, tuple[DocumentNumber, Jurisdiction | None]]
"""Number and place of mentions, by their index in the article."""


def _numbered(citing: Citing, localities: Localities, problems: list[Problem]) -> Known:
    """Return number and place of each of an article's mentions that has them, those that another one tells too."""
    found: Known = {}
    for mention in citing.mentions:
        number = mention.citation.number
        if number is not None and not number.is_local:
            found[mention.index] = number, None
    found |= _local(citing, localities, problems)
    full = [(citing.mentions[index].citation, *known) for index, known in found.items()]
    for mention in citing.mentions:
        if mention.citation.number is None:
            fitting = {(number.text, place): (number, place) for one, number, place in full if _means(mention, one)}
            if len(fitting) == 1:
                found[mention.index] = next(iter(fitting.values()))
    return found


def _local(citing: Citing, localities: Localities, problems: list[Problem]) -> Known:
    """Return the mentions of local documents: a place named once in an article holds for the number throughout it."""
    places: dict[int, Jurisdiction | type[Ambiguous] | None] = {}
    said: dict[str, Jurisdiction] = {}
    numbers: dict[int, DocumentNumber] = {}
    for mention in citing.mentions:
        number, issuer = mention.citation.number, mention.citation.issuer
        if number is None or number.body is None or not number.is_local:
            continue
        numbers[mention.index] = number
        place = jurisdiction_of(number.body, issuer, citing.chains, localities)
        places[mention.index] = place
        if issuer and issuer.place_name and isinstance(place, Jurisdiction):
            said.setdefault(number.text, place)
    found: Known = {}
    for index, number in numbers.items():
        issuer = citing.mentions[index].citation.issuer
        place = places[index] if issuer and issuer.place_name else said.get(number.text, places[index])
        if isinstance(place, Jurisdiction):
            found[index] = number, place
        else:
            problems.append(place_problem(citing, citing.mentions[index], place is Ambiguous))
    return found


def _means(mention: Mention, full: Citation) -> bool:
    """Whether a bare name, “Đề án 06”, means a document that the same article cites in full."""
    written = mention.citation
    number = full.number
    return (
        number is not None
        and written.type in (full.type, *number.types)
        and written.serial.lstrip("0") == f"{number.serial}{number.letter}"
        and (written.date is None or full.date is None or written.date == full.date)
    )


def _year_of(
    mention: Mention, published: date, own: set[int], years: set[int], group: _Group
) -> tuple[int | None, bool]:
    """Return the year by which a mention chooses among the variants of a number, and whether one could be chosen.

    `own` are the years that its article gives with the number.
    """
    if not years:
        return None, True
    said = mention.citation.date
    if said is not None:
        return said.year, said.year in years
    if len(own) == 1:
        return next(iter(own)), True
    before = {year for year in years if year <= published.year}
    if len(before) == 1 and not own:
        return before.pop(), True
    return None, not before and group.number.begins_anew_each_year


def _file_for(group: _Group, year: int | None) -> DocumentFile | None:
    for file in group.files:
        issued = file.entry.record.date
        if not group.has_variants or (issued.year if issued else None) == year:
            return file
    return None


def _document(
    group: _Group,
    year: int | None,
    issued: date | None,
    mentions: Sequence[tuple[Citing, Mention]],
    file: DocumentFile | None,
    numbers: Mapping[str, str],
) -> CitedDocument:
    """Return the document that mentions, and a file where there is one, speak of."""
    number, place = group.number, group.place
    types = Counter(mention.citation.type for _, mention in mentions if mention.citation.number)
    central = Counter(
        mention.citation.issuer.text
        for _, mention in mentions
        if mention.citation.issuer and mention.citation.issuer.place_name == "" and number.suffix == "TW"
    )
    issuer = body_name(number.body, place) if number.body else ""
    if number.suffix == "TW" and central:
        issuer = max(sorted(central), key=lambda text: central[text])
    base = base_id(number, place)
    common = CitedDocument(
        id=f"{base}-{year}" if year and (number.begins_anew_each_year or group.has_variants) else base,
        number=number.text,
        type=max(sorted(types), key=lambda name: types[name]) if types else (number.types or ("Văn bản",))[0],
        issuer=issuer,
        date=issued,
        year=number.year or (issued.year if issued else year),
        locality_id=place.unit_id if place else None,
    )
    if file is None:
        return common
    record = file.entry.record
    standing = None
    if record.validity is not None:
        standing = Standing(
            record.validity, _related(record.amended_by, numbers), _related(record.replaced_by, numbers), record.checked
        )
    return CitedDocument(
        **{
            **vars(common),
            "id": file.entry.id,
            "type": file.type,
            "issuer": record.body or issuer,
            "title": record.title,
            "full_text": record.url,
            "standing": standing,
            "note": file.note,
            "is_recorded": True,
        }
    )


def _related(written: Iterable[str], numbers: Mapping[str, str]) -> tuple[RelatedDocument, ...]:
    found = []
    for name in written:
        citation = sole_citation(name)
        id = numbers.get(citation.number.text) if citation and citation.number else None
        found.append(RelatedDocument(name, f"van-ban/{id}/" if id else None))
    return tuple(found)
