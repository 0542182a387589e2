"""Reads the gazetteer package `vietnamadminunits`: every unit of the country before and after 1 July 2025."""

from __future__ import annotations

import datetime
import importlib.metadata
import importlib.resources
import json
from collections.abc import Mapping
from typing import Any

from plugins.core.text import normalise_text
from plugins.localities.gazetteer import Decision, FormerCommune, Gazetteer, Place, PresentCommune, Unit

PACKAGE = "vietnamadminunits"

PROVINCES_MERGED = Decision("202/2025/QH15", datetime.date(2025, 6, 12))
"""The National Assembly's resolution on the arrangement of provinces."""

COMMUNES_ARRANGED_ON = datetime.date(2025, 6, 16)
COMMUNES_ARRANGED = {
    "01": 1656, "04": 1657, "08": 1684, "11": 1661, "12": 1670, "14": 1681, "15": 1673, "19": 1683, "20": 1672,
    "22": 1679, "24": 1658, "25": 1676, "31": 1669, "33": 1666, "37": 1674, "38": 1686, "40": 1678, "42": 1665,
    "44": 1680, "46": 1675, "48": 1659, "51": 1677, "52": 1664, "56": 1667, "66": 1660, "68": 1671, "75": 1662,
    "79": 1685, "80": 1682, "82": 1663, "86": 1687, "91": 1654, "92": 1668, "96": 1655,
}  # fmt: skip
"""Number (…/NQ-UBTVQH15) of the Standing Committee's resolution for each present province, by its code."""


class GazetteerMissing(Exception):
    """The gazetteer package is not installed."""


def read_gazetteer() -> Gazetteer:
    """Return the package's data. Takes about a second; raises GazetteerMissing when the package is not there."""
    try:
        # Imported here because it is heavy, and only this command needs it.
        from vietnamadminunits.database import get_data
    except ImportError as error:
        raise GazetteerMissing(PACKAGE) from error
    converter = importlib.resources.files(PACKAGE).joinpath("data/converter_2025.json").read_text(encoding="utf-8")
    version = importlib.metadata.version(PACKAGE)
    return gazetteer_of(
        get_data(table="admin_units_legacy"),
        get_data(table="admin_units"),
        json.loads(converter),
        source=f"Gói dữ liệu {PACKAGE} {version} (giấy phép MIT)",
    )


def gazetteer_of(
    former_rows: list[dict[str, Any]], present_rows: list[dict[str, Any]], converter: Mapping[str, Any], source: str
) -> Gazetteer:
    """Return the gazetteer of the package's three tables: old units, present units, and which became which."""
    present_codes = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in present_rows}
    province_keys = {old: new for new, olds in converter["DICT_PROVINCE"].items() for old in olds}
    became: dict[str, list[str]] = {}
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, old_keys in wards.items():
            for old_key in old_keys:
                became.setdefault(old_key, []).append(present_codes[province, ward])
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old_key, parts in divided.items():
            became.setdefault(old_key, []).extend(present_codes[province, part["newWardKey"]] for part in parts)

    present_province_codes = {row["provinceKey"]: row["provinceCode"] for row in present_rows}
    former = [
        FormerCommune(
            unit=_unit(row, "ward") if row["ward"] else None,
            district=_unit(row, "district"),
            province=_unit(row, "province"),
            became=tuple(
                sorted(set(became.get(f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}", [])))
            ),
        )
        for row in former_rows
    ]
    return Gazetteer(
        former=tuple(former),
        present=tuple(PresentCommune(_unit(row, "ward"), _unit(row, "province")) for row in present_rows),
        province_became={
            row["provinceCode"]: present_province_codes[province_keys[row["provinceKey"]]] for row in former_rows
        },
        source=source,
    )


def decision_on(place: Place) -> Decision | None:
    """Return the resolution that ended a place, or None when its ground lies in several present provinces."""
    if place.is_province:
        return PROVINCES_MERGED
    numbers = {COMMUNES_ARRANGED.get(commune.province.code) for commune in place.present}
    number = numbers.pop() if len(numbers) == 1 else None
    return Decision(f"{number}/NQ-UBTVQH15", COMMUNES_ARRANGED_ON) if number else None


def _unit(row: Mapping[str, Any], level: str) -> Unit:
    full_name = normalise_text(row[level])
    short_name = normalise_text(row[f"{level}Short"])
    # The package keeps "Phường 1" whole as a short name; a province's kind stands in its full name only.
    kind = row.get(f"{level}Type") or full_name.removesuffix(short_name).strip()
    return Unit(
        code=row[f"{level}Code"],
        name=short_name.removeprefix(f"{kind} "),
        kind=normalise_text(kind).lower(),
        latitude=row[f"{level}Lat"],
        longitude=row[f"{level}Lon"],
    )
