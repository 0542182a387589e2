"""A conversation with the shell that keeps the releases of a folder, on this machine or, by ssh, on another."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from plugins.releases.release import NAME, Release, releases_in
from plugins.releases.targets import Folder, RemoteFolder

SCRIPT = Path(__file__).with_name("session.sh")
_REASONS = {
    "busy": "Một lần công khai khác đang chạy ở đó; chờ nó xong rồi chạy lại.",
    "occupied": "Ở đó đã có “current”, mà không phải là liên kết do Bantin đặt. Chọn thư mục khác, hoặc dời nó đi.",
    "unwritable": "Không ghi được vào thư mục ấy. Kiểm tra đường dẫn và quyền ghi.",
}
_UNREACHED = 255
"""How ssh ends when it did not reach the other machine."""


class SessionFailed(Exception):
    """The folder of releases can't be worked with; says why in Vietnamese."""


class Session:
    """Holds a folder of releases; to be used in a `with`. Whatever ends this process lets go of the folder.

    Raises SessionFailed from every method, also when the folder is held by somebody else.
    """

    def __init__(self, target: Folder | RemoteFolder, ssh: Sequence[str]):
        """`ssh` is the command with its options, to which the host is added."""
        script = SCRIPT.read_text(encoding="utf-8")
        if isinstance(target, Folder):
            self._place = str(target.path.resolve())
            self._command = ["sh", "-c", script, "bantin", self._place]
        else:
            self._place = f"{target.host}:{target.folder}"
            port = ["-p", str(target.port)] if target.port else []
            said = " ".join(shlex.quote(word) for word in ("sh", "-c", script, "bantin", target.folder))
            self._command = [*ssh, *port, "--", target.host.replace("[", "").replace("]", ""), said]
        self._process: subprocess.Popen[str] | None = None
        self.folder = ""
        """Where the releases are, as that machine names it; known once the folder is held."""

    def __enter__(self) -> Session:
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="surrogateescape",
                env={**os.environ, "LC_ALL": "C"},
            )
        except OSError as error:
            raise SessionFailed(f"Không chạy được “{self._command[0]}”: {error.strerror}.") from error
        try:
            self.folder = self._answer()[-1]
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def releases(self) -> list[Release]:
        """Return all whole releases, the newest first."""
        return releases_in(self._ask("list"))

    def current(self) -> str:
        """Return the name of the release that readers get; empty where there is none yet."""
        return self._ask("current")[0]

    def prepare(self, token: str) -> str:
        """Make an empty folder for a release that is being put, and return where it is."""
        self._ask("prepare", token)
        return f"{self.folder}/releases/.putting-{token}"

    def carry(self, token: str, name: str) -> None:
        """Let the lasting files of a release stand in the one that is being put too."""
        self._ask("carry", token, name)

    def settle(self, token: str, name: str) -> None:
        """Give what was put its name: from now on it is a release."""
        self._ask("settle", token, name)

    def switch(self, name: str) -> None:
        """Let readers get this release, from one moment to the next."""
        self._ask("switch", name)

    def unlink(self) -> None:
        """Let readers get nothing, as before the first release."""
        self._ask("unlink")

    def remove(self, name: str) -> None:
        """Remove a release that readers don't get."""
        self._ask("remove", name)

    def _ask(self, *words: str) -> list[str]:
        for word in words[1:]:
            if not NAME.fullmatch(word):
                raise SessionFailed(f"“{word}” không phải là tên một bản công khai.")
        assert self._process is not None and self._process.stdin is not None
        try:
            self._process.stdin.write(" ".join(words) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass
        return self._answer(words[0])

    def _answer(self, verb: str = "") -> list[str]:
        assert self._process is not None and self._process.stdout is not None
        lines: list[str] = []
        for line in self._process.stdout:
            text = line.rstrip("\n")
            if text == "ok":
                return lines
            if text.startswith("no "):
                reason = text.removeprefix("no ")
                raise SessionFailed(f"{self._place}: {_REASONS.get(reason, f'không làm được bước “{verb}”.')}")
            lines.append(text)
        if self._process.wait() == _UNREACHED:
            raise SessionFailed(f"Không kết nối được tới {self._place}. Kiểm tra địa chỉ, khóa ssh và known_hosts.")
        raise SessionFailed(f"{self._place}: mất kết nối giữa chừng.")

    def _close(self) -> None:
        if self._process is None:
            return
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe:
                    pipe.close()
            except BrokenPipeError:
                pass
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
