"""Puts a finished site in the place of the old one, whole or not at all, so that no reader meets half an edition."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.press.trees import remove_tree

MARKER = ".bantin-output"
MARKER_TEXT = "Thư mục này do Bantin dựng và sẽ bị thay trọn mỗi lần dựng lại.\n"

AT_FDCWD = -100
RENAME_EXCHANGE = 2
EXCHANGE_UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}


class OutputRefused(Exception):
    """The site can't be put there: `reason` and `remedy` are Vietnamese sentences."""

    def __init__(self, reason: str, remedy: str):
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason} {remedy}")


def refuse_unsafe_output(output: Path, content: Path, project: Path) -> None:
    """Raise OutputRefused where replacing `output` would destroy something that is not an earlier edition."""
    place, source, house = output.resolve(), content.resolve(), project.resolve()
    remedy = "Chọn một thư mục riêng cho trang đã dựng, ví dụ: OUTPUT=output"
    if place == source or place.is_relative_to(source):
        raise OutputRefused(f"Thư mục xuất “{output}” nằm trong thư mục nội dung “{content}”.", remedy)
    if source.is_relative_to(place):
        raise OutputRefused(f"Thư mục xuất “{output}” chứa thư mục nội dung “{content}”.", remedy)
    if house.is_relative_to(place):
        raise OutputRefused(f"Thư mục xuất “{output}” là thư mục của chính dự án, hoặc chứa dự án.", remedy)
    if Path.home().resolve().is_relative_to(place):
        raise OutputRefused(f"Thư mục xuất “{output}” là thư mục cá nhân, hoặc chứa thư mục cá nhân.", remedy)
    if place.exists() and not place.is_dir():
        raise OutputRefused(f"“{output}” là một tệp, không phải thư mục.", remedy)
    if place.is_dir() and not (place / MARKER).is_file() and any(place.iterdir()):
        raise OutputRefused(
            f"Thư mục “{output}” đã có tệp khác, không phải do Bantin dựng.",
            "Chọn thư mục khác, hoặc tự tay dọn trống thư mục ấy nếu chắc chắn không cần nữa.",
        )


def refuse_unsafe_cache(cache: Path, content: Path) -> None:
    """Raise OutputRefused where kept results would lie among what editors write."""
    if cache.resolve().is_relative_to(content.resolve()):
        raise OutputRefused(
            f"Thư mục giữ kết quả “{cache}” nằm trong thư mục nội dung “{content}”.",
            "Chọn một thư mục khác, ví dụ: CACHE=.cache",
        )


@contextmanager
def output_held(output: Path, when_busy: Callable[[], None]) -> Iterator[int]:
    """Hold `output` for one build at a time, without what killed builds left beside it; yield a descriptor.

    Calls `when_busy` once, then waits, while another build holds it. A child that inherits the descriptor keeps the
    output held for as long as it lives, even when the build that started it is killed.
    The lock is on an empty folder beside the output: Git never sees it, and it is gone when nobody builds.
    """
    place = output.resolve()
    lock = place.with_name(f"{place.name}.building-lock")
    descriptor = _held_folder(lock, when_busy)
    try:
        clear_leftovers(output)
        yield descriptor
    finally:
        try:
            lock.rmdir()
        except OSError:
            pass
        os.close(descriptor)


def aside_of(output: Path) -> Path:
    """Return the folder beside `output` in which this process prints."""
    place = output.resolve()
    return place.with_name(f"{place.name}.building-{os.getpid()}")


def clear_leftovers(output: Path) -> None:
    """Undo what a killed build left beside `output`. Only whoever holds the output may call this."""
    place = output.resolve()
    before = _before(place)
    if before.is_dir() and not place.exists():
        before.rename(place)
    for leftover in sorted(place.parent.glob(f"{_literal(place.name)}.building-*")):
        if leftover.name != f"{place.name}.building-lock":
            remove_tree(leftover)


def put_in_place(aside: Path, output: Path) -> None:
    """Make the tree `aside` the tree `output` in one step, then remove the tree that was there."""
    write_marker(aside)
    if swap(aside, output):
        remove_tree(aside)


def write_marker(folder: Path) -> None:
    """Mark a folder as one that an edition may replace."""
    marker = folder / MARKER
    if not marker.is_file():
        marker.write_text(MARKER_TEXT, encoding="utf-8")


def swap(aside: Path, output: Path) -> bool:
    """Make the tree `aside` the tree `output` in one step; return whether the tree that was there is `aside` now.

    Raises OutputRefused; both are as they were then.
    """
    place = output.resolve()
    try:
        if not place.exists():
            aside.rename(place)
            return False
        if not exchange(aside, place):
            replace_in_two_steps(aside, place)
        return True
    except OSError as error:
        raise OutputRefused(
            f"Không thay được thư mục “{output}” ({error.strerror}).",
            "Kiểm tra quyền ghi của thư mục chứa nó; nếu nó là một ổ gắn riêng, hãy dùng một thư mục con trong đó.",
        ) from error


def exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; return False where the system or its file system can't."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in EXCHANGE_UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(second))


def replace_in_two_steps(aside: Path, place: Path) -> None:
    """Exchange both by renames; when the second fails, the old tree returns. For a moment nothing is at `place`."""
    before = _before(place)
    place.rename(before)
    try:
        aside.rename(place)
    except BaseException:
        before.rename(place)
        raise
    before.rename(aside)


def _before(place: Path) -> Path:
    return place.with_name(f"{place.name}.building-before")


def _literal(name: str) -> str:
    return "".join(f"[{character}]" if character in "*?[" else character for character in name)


def _held_folder(lock: Path, when_busy: Callable[[], None]) -> int:
    told = False
    while True:
        try:
            lock.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(lock, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            continue
        except OSError as error:
            if isinstance(error, FileExistsError) and not lock.is_file():
                # Whoever held it removed it between two looks.
                continue
            raise OutputRefused(
                f"Không ghi được vào “{lock.parent}” ({error.strerror}).",
                "Kiểm tra quyền ghi, hoặc chọn thư mục xuất ở nơi khác.",
            ) from error
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not told:
                    when_busy()
                    told = True
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            if _still_named(lock, descriptor):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _still_named(lock: Path, descriptor: int) -> bool:
    """The build that held the folder removes it on its way out; then what we waited for is no longer the lock."""
    try:
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    except FileNotFoundError:
        return False
