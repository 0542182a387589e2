"""Verifying bundles: what is damaged, missing, strange or dangerous is told."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.archives.bundle import write_bundle
from plugins.archives.manifest import NAME
from plugins.archives.verification import verify_bundle
from tests.sample_content import write_files

Members = list[tuple[tarfile.TarInfo, bytes]]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    site = write_files(tmp_path / "site", {"index.html": "<p>Trang thử</p>", "tin.html": "x" * 512})
    content = write_files(tmp_path / "content", {"site.yaml": "name: Thử\n"})
    write_bundle(site, content, tmp_path / "a.tar.gz")
    return tmp_path / "a.tar.gz"


def changed(path: Path, change: Callable[[Members], None]) -> tuple[str, ...]:
    """Return the faults of a bundle that was packed anew with some members changed."""
    with tarfile.open(path) as tar:
        members = [(info, tar.extractfile(info).read()) for info in tar]  # type: ignore[union-attr]
    change(members)
    with tarfile.open(path, "w:gz") as tar:
        for info, data in members:
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return verify_bundle(path).faults


def member(name: str, data: bytes = b"x", **fields: object) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, data


def replace(members: Members, name: str, data: bytes) -> None:
    index = next(index for index, (info, _) in enumerate(members) if info.name == name)
    members[index] = (members[index][0], data)


def test_a_changed_file_is_told(bundle: Path):
    faults = changed(bundle, lambda members: replace(members, "site/index.html", b"<p>Khac</p>"))
    assert faults == ("site/index.html: nội dung đã khác với lúc đóng gói.",)


def test_a_missing_file_is_told(bundle: Path):
    assert changed(bundle, lambda members: members.pop()) == (f"site/tin.html: có trong {NAME} nhưng thiếu trong gói.",)


@pytest.mark.parametrize(
    ("strange", "says"),
    [
        (member("site/la.html"), f"site/la.html: tệp lạ, không có trong {NAME}."),
        (member("la.html"), "la.html: tệp lạ, nằm ngoài site/ và content/."),
        (member("site/index.html"), "site/index.html: có hai lần trong gói."),
        (member(NAME), f"{NAME}: có hai lần trong gói."),
        (member("../ra-ngoai"), "'../ra-ngoai': đường dẫn ra ngoài gói. Đừng giải nén gói này."),
        (member("site/../../ra"), "'site/../../ra': đường dẫn ra ngoài gói. Đừng giải nén gói này."),
        (member("/etc/mau"), "'/etc/mau': đường dẫn ra ngoài gói. Đừng giải nén gói này."),
        (member("site\\..\\ra"), "'site\\\\..\\\\ra': đường dẫn ra ngoài gói. Đừng giải nén gói này."),
        (
            member("site/x", b"", type=tarfile.SYMTYPE, linkname="/etc"),
            "site/x: không phải là tệp thường (liên kết, thiết bị…). Đừng giải nén gói này.",
        ),
        (
            member("site/x", b"", type=tarfile.LNKTYPE, linkname="site/index.html"),
            "site/x: không phải là tệp thường (liên kết, thiết bị…). Đừng giải nén gói này.",
        ),
        (
            member("site/x", b"", type=tarfile.CHRTYPE),
            "site/x: không phải là tệp thường (liên kết, thiết bị…). Đừng giải nén gói này.",
        ),
    ],
    ids=lambda value: value[0].name if isinstance(value, tuple) else "",
)
def test_what_does_not_belong_is_told(bundle: Path, strange: tuple[tarfile.TarInfo, bytes], says: str):
    assert changed(bundle, lambda members: members.append(strange)) == (says,)


def test_a_bundle_without_a_manifest_is_none(bundle: Path):
    (fault,) = changed(bundle, lambda members: members.pop(0))
    assert "không phải gói lưu trữ" in fault


def test_a_manifest_that_cannot_be_read_is_told(bundle: Path):
    faults = changed(bundle, lambda members: replace(members, NAME, b"bay\n"))
    assert faults == (f"{NAME}: dòng 1 không đúng dạng.",)


@pytest.mark.parametrize("kept", [0, 5, 100, -10])
def test_a_bundle_cut_short_is_told(bundle: Path, kept: int):
    bundle.write_bytes(bundle.read_bytes()[:kept])
    assert any("hỏng" in fault or "không phải gói" in fault for fault in verify_bundle(bundle).faults)


def test_a_flipped_bit_is_told_wherever_it_changes_what_comes_out(bundle: Path):
    data = bundle.read_bytes()
    whole = gzip.decompress(data)
    # The first ten bytes are gzip's own head, which says nothing of the content.
    for position in range(10, len(data)):
        damaged = data[:position] + bytes([data[position] ^ 0x10]) + data[position + 1 :]
        bundle.write_bytes(damaged)
        assert verify_bundle(bundle).faults or gzip.decompress(damaged) == whole, position


@pytest.mark.parametrize("added", [gzip.compress(b"x" * 512, mtime=0), b"rac"])
def test_data_after_the_end_is_told(bundle: Path, added: bytes):
    bundle.write_bytes(bundle.read_bytes() + added)
    (fault,) = verify_bundle(bundle).faults
    assert "hỏng" in fault


@pytest.mark.parametrize("data", [b"", b"khong phai goi", gzip.compress(b"x", mtime=0)])
def test_what_is_no_bundle_is_told(tmp_path: Path, data: bytes):
    (tmp_path / "a.tar.gz").write_bytes(data)
    assert verify_bundle(tmp_path / "a.tar.gz").faults


def test_a_bundle_that_is_not_there_is_told(tmp_path: Path):
    (fault,) = verify_bundle(tmp_path / "không-có.tar.gz").faults
    assert "Không đọc được" in fault
