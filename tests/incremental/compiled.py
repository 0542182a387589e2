"""Templates compiled once for all builds of a test: compiling takes longer than all else in a site of ten articles."""

from __future__ import annotations

import hashlib
import marshal
import os
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment


def share_compiled_templates(folder: Path) -> None:
    """Let Jinja keep what it compiles in a folder, by name and source, for this process and its forks.

    Only what it compiles is shared, which the builds under test can't tell from their own: what they keep, and whether
    they find out that a template has changed, is theirs as ever.
    """
    compile_anew: Any = Environment.compile

    def compile_once(
        self: Environment, source: Any, name: Any = None, filename: Any = None, raw: bool = False, *more: Any
    ) -> Any:
        if raw or more or not isinstance(source, str):
            return compile_anew(self, source, name, filename, raw, *more)
        path = folder / hashlib.sha256(f"{name}\0{filename}\0{source}".encode()).hexdigest()
        if path.is_file():
            return marshal.loads(path.read_bytes())
        code: CodeType = compile_anew(self, source, name, filename)
        partly = path.with_suffix(f".{os.getpid()}")
        partly.write_bytes(marshal.dumps(code))
        partly.replace(path)
        return code

    Environment.compile = compile_once  # type: ignore[method-assign]
