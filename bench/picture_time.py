"""Times the copies of photographs and the cards of articles, cold and kept, and says how much lighter copies are."""

from __future__ import annotations

import argparse
import io
import resource
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from PIL import Image  # noqa: E402

from plugins.cards.drawing import Faces, draw_card  # noqa: E402
from plugins.cards.model import Wording  # noqa: E402
from plugins.core.kept_results import KeptResults  # noqa: E402
from plugins.core.sources import ContentFolder  # noqa: E402
from plugins.media.pictures import ContentPictures  # noqa: E402
from plugins.media.printing import print_photographs  # noqa: E402

TITLE = "Thị xã Thử Nghiệm sơ kết một năm thực hiện Chỉ thị mẫu về công tác dân vận ở khối phố"


def photograph(width: int, height: int) -> bytes:
    """Return an invented photograph as heavy as a telephone's: large soft forms and a little noise."""
    forms = Image.effect_noise((width // 80, height // 80), 90).resize((width, height), Image.Resampling.BICUBIC)
    noise = Image.effect_noise((width, height), 22)
    file = io.BytesIO()
    Image.merge("RGB", (Image.blend(forms, noise, 0.2), forms, forms.transpose(Image.Transpose.ROTATE_180))).save(
        file, "JPEG", quality=90
    )
    return file.getvalue()


def weight(folder: Path, ending: str) -> int:
    """Return the bytes of all files below a folder whose names end so."""
    return sum(path.stat().st_size for path in folder.rglob(f"*{ending}"))


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=40, help="how many photographs (40)")
    parser.add_argument("--width", type=int, default=4000, help="of each, in pixels (4000)")
    parser.add_argument("--cards", type=int, default=100, help="how many cards (100)")
    parser.add_argument("--avif", action="store_true", help="AVIF as well")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        images = folder / "content" / "images"
        images.mkdir(parents=True)
        data = photograph(given.width, given.width * 3 // 4)
        for number in range(given.pictures):
            # A few bytes behind the end make each another picture.
            (images / f"{number}.jpg").write_bytes(data + str(number).encode())
        started = time.perf_counter()
        pictures = ContentPictures(ContentFolder(folder / "content"))
        assert not pictures.problems()
        checked = time.perf_counter() - started
        kept = KeptResults(folder / "cache")
        for run in ("cold", "kept"):
            wall, work = time.perf_counter(), time.process_time()
            print_photographs(pictures.photographs.values(), folder / run, kept, given.avif)
            wall, work = time.perf_counter() - wall, time.process_time() - work
            print(
                f"{run}: {wall:6.2f} s, {1000 * wall / given.pictures:6.1f} ms a picture,"
                f" {1000 * work / given.pictures:6.1f} ms of processor"
            )
        print(f"checked in {1000 * checked / given.pictures:.1f} ms a picture")
        whole = weight(folder / "cold", "[0-9a-f].jpg") / given.pictures
        print(f"original {len(data) / 1e3:.0f} kB, whole {whole / 1e3:.0f} kB")
        for width in (320, 640, 960, 1920):
            print(f"  {width}: {weight(folder / 'cold', f'-{width}.webp') / given.pictures / 1e3:.0f} kB WebP")
        faces = Faces(PROJECT / "theme")
        wording = Wording(
            TITLE, "Tin tức", "Thị xã Thử Nghiệm · 20/12/2018", "Bản tin Thử Nghiệm", "UBND huyện Thử Nghiệm"
        )
        work = time.process_time()
        sizes = [len(draw_card(wording, faces)) for _ in range(given.cards)]
        print(f"card: {1000 * (time.process_time() - work) / given.cards:.1f} ms of processor, {sizes[0] / 1e3:.0f} kB")
        print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
