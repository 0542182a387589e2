"""Makes the site's two faces, `theme/static/fonts/be-vietnam-pro-{400,700}.woff2`, from the npm package of the font.

The package has one file for Latin letters and one for Vietnamese ones. A page in Vietnamese needs both at once, so they
become one file per weight, without what browsers make no use of at these sizes: hints, and marks that stand apart from
their letters, as all text here is in composed form (NFC). The package's pairs of letters set closer (“Ta”) are extended
to letters with marks (“Tạ”), which lie in its other file and so would stand too far away.

Run it after `make setup`: `.venv/bin/python scripts/make_faces.py`. The same package gives the same bytes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import unicodedata
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otTables import PairPos

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "node_modules" / "@fontsource" / "be-vietnam-pro"
FACES = ROOT / "theme" / "static" / "fonts"
WEIGHTS = (400, 700)
FOREIGN = frozenset("ÄÅÆËÎÏÐÑÖØÛÜÞßäåæëîïðñöøûüþÿŒœıˆ˚˜⁄∕¡¢£¤¥¦¨ª¬¯´µ¶¸º¿¼¾‚„\u00ad")
"""In the Latin file, and in no text of a Vietnamese site but by accident: the reader's own font has them."""
HORNED = frozenset("ơƠưƯ")


def make_face(weight: int) -> Path:
    """Write the face of a weight and return its path."""
    latin, vietnamese = (
        PACKAGE / "files" / f"be-vietnam-pro-{part}-{weight}-normal.woff2" for part in ("latin", "vietnamese")
    )
    letters = set(TTFont(latin).getBestCmap()) - {ord(sign) for sign in FOREIGN}
    letters = {code for code in letters if not unicodedata.combining(chr(code))}
    more = {code for code in TTFont(vietnamese).getBestCmap() if not unicodedata.combining(chr(code))} - letters
    with tempfile.TemporaryDirectory() as folder:
        parts = [
            part_of(latin, letters, ["kern", "liga", "ccmp"], Path(folder) / "latin.ttf"),
            part_of(vietnamese, more, [], Path(folder) / "vietnamese.ttf"),
        ]
        face = Merger().merge(parts)
    extend_pairs(face)
    face["name"].names = [name for name in face["name"].names if name.nameID in (0, 1, 2, 4, 6, 13, 14)]
    face["head"].created = face["head"].modified = TTFont(latin)["head"].modified
    face.recalcTimestamp = False
    face.flavor = "woff2"
    path = FACES / f"be-vietnam-pro-{weight}.woff2"
    face.save(path)
    return path


def part_of(source: Path, letters: set[int], features: list[str], path: Path) -> str:
    """Write the part of a file that has these letters, as the merger reads it, and return its name."""
    options = Options()
    options.hinting = False
    options.layout_features = features
    options.drop_tables += ["GSUB", "GPOS", "GDEF"] if not features else []
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = None
    font.save(path)
    return str(path)


def extend_pairs(face: TTFont) -> None:
    """Give letters with marks the distances of their plain letters, on both sides of a pair.

    Not on the left where the letter has a horn, which reaches out to the right.
    """
    cmap = face.getBestCmap()
    like: dict[str, list[str]] = {}
    on_the_left = set()
    for code, glyph in cmap.items():
        parts = unicodedata.normalize("NFD", chr(code))
        plain = cmap.get(ord(parts[0]))
        if len(parts) == 1 or plain is None:
            continue
        like.setdefault(plain, []).append(glyph)
        if "\u031b" not in parts:
            on_the_left.add(glyph)
    for lookup in face["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            subtable = getattr(table, "ExtSubTable", table)
            if isinstance(subtable, PairPos):
                extend_subtable(face, subtable, like, on_the_left)


def extend_subtable(face: TTFont, table: PairPos, like: dict[str, list[str]], on_the_left: set[str]) -> None:
    """Extend one table of pairs, of single letters (format 1) or of classes of letters (format 2)."""
    covered = dict.fromkeys(table.Coverage.glyphs)
    if table.Format == 1:
        sets = dict(zip(table.Coverage.glyphs, table.PairSet, strict=True))
        for one in sets.values():
            known = {record.SecondGlyph for record in one.PairValueRecord}
            for record in list(one.PairValueRecord):
                for glyph in like.get(record.SecondGlyph, []):
                    if glyph not in known:
                        copied = type(record)()
                        copied.__dict__.update(record.__dict__, SecondGlyph=glyph)
                        one.PairValueRecord.append(copied)
            one.PairValueRecord.sort(key=lambda record: face.getGlyphID(record.SecondGlyph))
            one.PairValueCount = len(one.PairValueRecord)
        for plain, one in list(sets.items()):
            sets.update({glyph: one for glyph in like.get(plain, []) if glyph in on_the_left and glyph not in sets})
        table.Coverage.glyphs = sorted(sets, key=face.getGlyphID)
        table.PairSet = [sets[glyph] for glyph in table.Coverage.glyphs]
        table.PairSetCount = len(table.PairSet)
        return
    first, second = table.ClassDef1.classDefs, table.ClassDef2.classDefs
    for plain, glyphs in like.items():
        for glyph in glyphs:
            if plain in covered and glyph in on_the_left and glyph not in covered:
                covered[glyph] = None
                first.update({glyph: first[plain]} if plain in first else {})
            if plain in second:
                second.setdefault(glyph, second[plain])
    table.Coverage.glyphs = sorted(covered, key=face.getGlyphID)


def main() -> int:
    """Write both faces and the licence, and say how large they are."""
    if not PACKAGE.is_dir():
        print("Chưa có gói phông chữ: hãy chạy make setup trước.", file=sys.stderr)
        return 1
    FACES.mkdir(exist_ok=True)
    for weight in WEIGHTS:
        path = make_face(weight)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size} byte")
    shutil.copyfile(PACKAGE / "LICENSE", FACES / "OFL.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
