"""Reads a bundle from end to end and says what is damaged, missing or not its own; nothing is unpacked."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.archives.bundle import CONTENT, SITE
from plugins.archives.manifest import CHUNK, NAME, BrokenManifest, read_manifest, sum_of

LARGEST_MANIFEST = 100_000_000
"""Bytes; a million files take about that."""


@dataclass(frozen=True)
class Verdict:
    """What came of a verification: how many files are as they were, the bundle's own sum, and what is wrong."""

    files: int
    digest: str
    faults: tuple[str, ...]


def verify_bundle(archive: Path) -> Verdict:
    """Return whether every file of a bundle is the one that its manifest names, with all faults in Vietnamese."""
    try:
        with archive.open("rb") as file:
            digest = sum_of(file)
    except OSError as error:
        return Verdict(0, "", (f"Không đọc được “{archive}”: {error.strerror}.",))
    sums: dict[str, str] = {}
    faults: list[str] = []
    manifest: bytes | None = None
    try:
        with gzip.open(archive) as packed, tarfile.open(fileobj=packed, mode="r:") as tar:
            for info in tar:
                fault = fault_of(info, info.name in sums or info.name == NAME and manifest is not None)
                if fault:
                    faults.append(fault)
                    continue
                file_inside = tar.extractfile(info)
                assert file_inside is not None
                if info.name != NAME:
                    sums[info.name] = sum_of(file_inside)
                elif info.size > LARGEST_MANIFEST:
                    faults.append(f"{NAME}: lớn khác thường, không đọc.")
                else:
                    manifest = file_inside.read()
            packed.seek(tar.offset)
            # Reading on to the very end also holds the data against gzip's own sum.
            if sum(len(chunk.strip(b"\x00")) for chunk in iter(lambda: packed.read(CHUNK), b"")):
                faults.append("Gói bị hỏng, hoặc có dữ liệu lạ nối thêm ở cuối.")
    except (tarfile.TarError, EOFError, zlib.error, OSError, ValueError):
        faults.append("Gói bị hỏng hoặc bị cắt cụt: không đọc được đến cuối. Các tệp đọc được vẫn được đối chiếu.")
    if manifest is None:
        return Verdict(0, digest, (*faults, f"Không có {NAME}: đây không phải gói lưu trữ do make archive viết."))
    try:
        expected = read_manifest(manifest)
    except BrokenManifest as broken:
        return Verdict(0, digest, (*faults, f"{NAME}: dòng {broken.line} không đúng dạng."))
    faults += differences(expected, sums)
    return Verdict(sum(1 for name, one in sums.items() if expected.get(name) == one), digest, tuple(faults))


def fault_of(info: tarfile.TarInfo, is_twin: bool) -> str:
    """Return why a member has no place in a bundle, or an empty string."""
    parts = PurePosixPath(info.name).parts
    if not parts or info.name.startswith("/") or ".." in parts or "\\" in info.name or "\x00" in info.name:
        return f"{info.name!r}: đường dẫn ra ngoài gói. Đừng giải nén gói này."
    if info.type not in (tarfile.REGTYPE, tarfile.AREGTYPE):
        return f"{info.name}: không phải là tệp thường (liên kết, thiết bị…). Đừng giải nén gói này."
    if is_twin:
        return f"{info.name}: có hai lần trong gói."
    if info.name != NAME and (parts[0] not in (SITE, CONTENT) or len(parts) < 2):
        return f"{info.name}: tệp lạ, nằm ngoài {SITE}/ và {CONTENT}/."
    return ""


def differences(expected: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """Return what is missing, damaged or not named in the manifest."""
    faults = []
    for name in sorted({*expected, *found}):
        if name not in found:
            faults.append(f"{name}: có trong {NAME} nhưng thiếu trong gói.")
        elif name not in expected:
            faults.append(f"{name}: tệp lạ, không có trong {NAME}.")
        elif expected[name] != found[name]:
            faults.append(f"{name}: nội dung đã khác với lúc đóng gói.")
    return faults
