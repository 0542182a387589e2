"""Publishes into a folder of releases: put beside, switched in one step, asked, switched back if anything is wrong."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.core.sheets import Name
from plugins.releases.commits import Commit, is_overtaken
from plugins.releases.compression import CopyOf, Packed
from plugins.releases.key_pages import failures
from plugins.releases.putting import Entry, digest_of, entries_of, put_beside, send_beside
from plugins.releases.release import Release, free_name
from plugins.releases.session import Session
from plugins.releases.targets import Folder, RemoteFolder

KEPT = 5
"""Releases that stay where they are, with the one that is public."""


@dataclass(frozen=True)
class Publication:
    """What came of it: the release that is public now, whether it was there already, and what was wrong, if it was."""

    public: str
    was_there: bool = False
    faults: tuple[str, ...] = ()
    """Sentences on key pages that were not given; the release before is public again."""
    seconds: Mapping[str, float] | None = None
    """How long the steps took, by name: `put`, `switch`, `ask`, `prune`."""


class Overtaken(Exception):
    """What is public is newer; says so in Vietnamese."""


def publish_to_folder(
    packed: Packed,
    copy_of: CopyOf,
    target: Folder | RemoteFolder,
    content: Path,
    commit: Commit,
    *,
    url: str = "",
    kept: int = KEPT,
    force: bool = False,
    ssh: Sequence[str] = ("ssh",),
    ask: Callable[[str, Packed], list[str]] = failures,
) -> Publication:
    """Put what was packed into a target's `releases/`, and let readers get it.

    With `url`, the address at which readers find the target, the key pages are asked there; if one is not given,
    readers get what they got before. Raises SessionFailed, PuttingFailed, Overtaken and OSError; nothing is public then
    that was not before, and what was begun is removed by the next publication.
    """
    entries = entries_of(packed)
    with Session(target, ssh) as session:
        before, known = session.current(), session.releases()
        public = next((one for one in known if one.name == before), None)
        if public and not force and is_overtaken(content, commit, public.commit, public.committed):
            raise Overtaken(
                f"Bản đang công khai ({public.name}) mới hơn bản này ({commit.name[:12]}); không thay."
                " Nếu đúng là muốn quay lại, dùng make rollback, hoặc make publish … FORCE=1."
            )
        watch = _Watch()
        made = digest_of(entries)
        if public and public.digest == made:
            name, was_there = public.name, True
        else:
            name, was_there = _put(entries, copy_of, session, target, commit, known, before, made, ssh), False
            watch.note("put")
            session.switch(name)
            watch.note("switch")
        faults = ask(url, packed) if url else []
        watch.note("ask")
        if faults and not was_there:
            session.switch(before) if before else session.unlink()
            session.remove(name)
            return Publication(before, False, tuple(faults), watch.seconds)
        for old in [one.name for one in session.releases() if one.name != name][max(kept - 1, 0) :]:
            session.remove(old)
        watch.note("prune")
        return Publication(name, was_there, tuple(faults), watch.seconds)


def roll_back(target: Folder | RemoteFolder, name: str, ssh: Sequence[str] = ("ssh",)) -> tuple[str, str]:
    """Let readers get a release that is still there, the one before if no name is given; return the old and the new.

    Raises SessionFailed, and LookupError with a Vietnamese sentence where there is no such release.
    """
    with Session(target, ssh) as session:
        current, known = session.current(), session.releases()
        numbers = {one.name: one.number for one in known}
        if name:
            matching = [one.name for one in known if one.name == name] or [
                one.name for one in known if one.name.startswith(name)
            ]
        else:
            matching = [one.name for one in known if one.number < numbers.get(current, 0)][:1]
        if len(matching) != 1:
            there = ", ".join(one.name for one in known) or "chưa có bản nào"
            wanted = f"bản “{name}”" if name else "bản nào trước bản đang công khai"
            raise LookupError(f"Không có {wanted}, hoặc có nhiều bản cùng bắt đầu như thế. Các bản đang giữ: {there}.")
        session.switch(matching[0])
        return current, matching[0]


def kept_releases(target: Folder | RemoteFolder, ssh: Sequence[str] = ("ssh",)) -> tuple[str, list[Release]]:
    """Return the name of the release that readers get, and all that are there, newest first. Raises SessionFailed."""
    with Session(target, ssh) as session:
        return session.current(), session.releases()


def _put(
    entries: Mapping[Name, Entry],
    copy_of: CopyOf,
    session: Session,
    target: Folder | RemoteFolder,
    commit: Commit,
    known: Sequence[Release],
    before: str,
    made: str,
    ssh: Sequence[str],
) -> str:
    name = free_name(commit.name, (one.name for one in known))
    number = 1 + max((one.number for one in known), default=0)
    size = sum(one.size for one in entries.values())
    release = Release(name, number, commit.name, commit.time, int(time.time()), made, len(entries), size)
    # A name of its own: what a killed publication's rsync still writes must not land in ours.
    token = os.urandom(8).hex()
    place = session.prepare(token)
    if isinstance(target, Folder):
        last = target.path.resolve() / "releases" / before if before else None
        put_beside(entries, copy_of, release, Path(place), last)
    else:
        send_beside(
            entries, copy_of, release, target, place, f"{session.folder}/releases/{before}" if before else None, ssh
        )
    for one in known:
        session.carry(token, one.name)
    session.settle(token, name)
    return name


class _Watch:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = time.monotonic()

    def note(self, step: str) -> None:
        now = time.monotonic()
        self.seconds[step] = now - self._last
        self._last = now
