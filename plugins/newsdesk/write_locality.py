"""Writes a locality file from the gazetteer: `python -m plugins.newsdesk locality --name … --province …`."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from plugins.core.problems import did_you_mean
from plugins.core.text import slug_of
from plugins.localities.gazetteer import Place, all_places, locality_text, places_named
from plugins.localities.gazetteer_source import GazetteerMissing, decision_on, read_gazetteer
from plugins.newsdesk.command_line import add_content_argument

PLACE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--name", required=True, help="tên quận, huyện, thị xã hay tỉnh trước ngày 01/7/2025")
    parser.add_argument("--province", help="tỉnh, thành phố của nơi ấy (cần khi nhiều tỉnh có nơi cùng tên)")
    parser.add_argument("--id", help="mã của nơi ấy, cũng là tên tệp (mặc định: tên không dấu)")
    add_content_argument(parser)
    parser.add_argument("--overwrite", action="store_true", help="ghi đè tệp đã có")


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say so; return 0, or 1 with the reason on the error stream."""
    place_id = arguments.id or slug_of(arguments.name)
    if not PLACE_ID.fullmatch(place_id):
        return _refuse(f"Mã “{place_id}” không dùng được: chỉ viết chữ thường không dấu, chữ số và gạch nối.")
    content = Path(arguments.content)
    if not content.is_dir():
        return _refuse(f"Không có thư mục nội dung “{arguments.content}”. Hãy tạo thư mục ấy hoặc sửa --content.")
    target = content / "localities" / f"{place_id}.yaml"
    if target.exists() and not arguments.overwrite:
        return _refuse(f"Tệp {target.as_posix()} đã có. Thêm --overwrite nếu muốn ghi đè (mọi sửa tay sẽ mất).")
    try:
        gazetteer = read_gazetteer()
    except GazetteerMissing as missing:
        return _refuse(f"Chưa cài gói dữ liệu {missing}. Hãy chạy lệnh này qua `make locality`, lệnh ấy tự cài gói.")

    places = all_places(gazetteer)
    found = places_named(places, arguments.name, arguments.province)
    if len(found) != 1:
        return _refuse(_why_not_one(found, places, arguments.name, arguments.province))
    place = found[0]
    target.parent.mkdir(exist_ok=True)
    target.write_text(locality_text(place, place_id, gazetteer.source, decision_on(place)), encoding="utf-8")
    print(
        f"Đã ghi {target.as_posix()}: {place.unit.full_name}, {len(place.former)} đơn vị cũ, "
        f"{len(place.present)} đơn vị hiện nay. Hãy đọc lại và sửa tay nếu cần, rồi chạy `make check`."
    )
    return 0


def _why_not_one(found: list[Place], places: list[Place], name: str, province: str | None) -> str:
    where = f" ở {province}" if province else ""
    if not found:
        hint = did_you_mean(name, {place.unit.name for place in places})
        return f"Không có quận, huyện, thị xã hay tỉnh nào trước ngày 01/7/2025 tên là “{name}”{where}.{hint}"
    if len({place.province.name for place in found}) == len(found):
        choices = "; ".join(f'--province "{place.province.name}"' for place in found)
    else:
        choices = "; ".join(f'--name "{place.unit.full_name}"' for place in found)
    listed = ", ".join(
        place.unit.full_name if place.is_province else f"{place.unit.full_name} ({place.province.full_name})"
        for place in found
    )
    return f"Có {len(found)} nơi tên là “{name}”{where}: {listed}. Hãy nói rõ là nơi nào: {choices}."


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 1
