"""Which officials one reading of an article asked about, so that it holds for as long as these are what they were."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.officials.model import Official
from plugins.officials.registry import Officials, name_form
from plugins.officials.spoken_names import spoken_names_in


@dataclass(frozen=True)
class Needs:
    """What a reading was told of officials, in digests.

    `officials` has those asked for by id (an empty digest: there was none), `names` the ids of all who have a name that
    was asked for, `spoken` the known names, and words that open one, among the capitals of the text. `all` is a digest
    of everybody where a reading may have looked at anybody, else empty.
    """

    officials: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    spoken: tuple[str, ...] = ()
    all: str = ""

    def hold(self, known: KnownOfficials) -> bool:
        """Whether all that was asked has the same answers still, but for names that the text could not mean then."""
        if self.all and self.all != known.digest:
            return False
        digests, ids_of = known.digests, known.ids_of
        return all(digests.get(id, "") == digest for id, digest in self.officials) and all(
            ids_of.get(form, ()) == ids for form, ids in self.names
        )


NOTHING = Needs()


class KnownOfficials:
    """The officials as readings depend on them: everything but the biography."""

    def __init__(self, officials: Officials, digests: dict[str, str], digest: str, names_digest: str):
        self.officials = officials
        self.digests = digests
        self.digest = digest
        self.names_digest = names_digest
        self.ids_of = {form: tuple(one.id for one in named) for form, named in officials.by_name.items()}


class WatchedOfficials(Officials):
    """The officials on behalf of one reading: notes who is asked for."""

    def __init__(self, officials: Officials):
        self.all = officials.all
        self.by_id = officials.by_id
        self.by_name = officials.by_name
        self.spoken_names = officials.spoken_names
        self.asked: set[str] = set()
        self.asked_names: set[str] = set()

    def find(self, id: str) -> Official | None:
        """Return the official with this id, or None."""
        self.asked.add(id)
        return super().find(id)

    def named(self, name: str) -> tuple[Official, ...]:
        """Return everybody who is, or is also known, by this name."""
        self.asked_names.add(name_form(name))
        found = super().named(name)
        self.asked.update(one.id for one in found)
        return found

    def needs(self, known: KnownOfficials, capitals: str, is_whole: bool) -> Needs:
        """Return what was noted; what is said of mistakes may name anybody, so such a reading needs everybody."""
        return Needs(
            tuple((id, known.digests.get(id, "")) for id in sorted(self.asked)),
            tuple((form, known.ids_of.get(form, ())) for form in sorted(self.asked_names)),
            spoken_names_in(capitals, self.spoken_names.names),
            "" if is_whole else known.digest,
        )
