"""Names of the theme's files: they change when what readers get changes, and only then."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.editions.theme_assets import ImportedInACircle, theme_assets
from tests.conftest import ROOT, BuildSite
from tests.sample_content import write_files

THEME = {
    "static/css/site.css": '@import "a.css";',
    "static/css/a.css": 'a{src:url("../fonts/a.woff2")}',
    "static/fonts/a.woff2": b"face",
    "static/fonts/OFL.txt": "licence",
    "static/js/a.js": 'import { b } from "./b.js";\nconst text = "./b.js";\n',
    "static/js/b.js": "export const b = 1;\n",
    "static/js/c.js": "1;\n",
}
DIGEST = r"-[0-9a-f]{8}\."


def names(folder: Path, changes: dict[str, str | bytes] | None = None) -> dict[str, str]:
    files = write_files(folder, {**THEME, **(changes or {})})
    return {plain: asset.address for plain, asset in theme_assets(files).items()}


def test_a_name_holds_a_digest_and_is_else_as_it_was(tmp_path: Path) -> None:
    made = names(tmp_path)
    files = ("css/site.css", "fonts/a.woff2", "js/a.js", "js/b.js", "js/c.js")
    assert set(made) == {f"theme/{name}" for name in files}
    for plain, address in made.items():
        assert re.sub(DIGEST, ".", address) == plain != address


@pytest.mark.parametrize(
    ("changed", "renamed"),
    [
        ({"static/js/b.js": "export const b = 2;\n"}, {"theme/js/a.js", "theme/js/b.js"}),
        ({"static/js/c.js": "2;\n"}, {"theme/js/c.js"}),
        ({"static/fonts/a.woff2": b"other"}, {"theme/fonts/a.woff2", "theme/css/site.css"}),
        ({"static/css/a.css": "a{color:red}"}, {"theme/css/site.css"}),
        ({"static/css/a.css": 'a{src:url("../fonts/a.woff2")}/* said */'}, set()),
    ],
)
def test_a_name_changes_with_all_that_a_browser_would_get_by_it(
    tmp_path: Path, changed: dict[str, str | bytes], renamed: set[str]
) -> None:
    before, after = names(tmp_path / "before"), names(tmp_path / "after", changed)
    assert {plain for plain in before if before[plain] != after[plain]} == renamed


def test_what_a_file_names_is_there(tmp_path: Path) -> None:
    assets = theme_assets(write_files(tmp_path, THEME))
    script = assets["theme/js/a.js"].content.decode()
    assert f'from "./{assets["theme/js/b.js"].address.rpartition("/")[2]}"' in script
    assert 'text = "./b.js"' in script
    face = assets["theme/fonts/a.woff2"].address.removeprefix("theme/")
    assert f'url("../{face}")' in assets["theme/css/site.css"].content.decode()


def test_scripts_that_import_each_other_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportedInACircle, match=r"\.js"):
        names(tmp_path, {"static/js/b.js": 'import "./a.js";\n'})


def test_a_published_site_names_its_files_by_digest_and_a_preview_does_not(build_site: BuildSite) -> None:
    site, preview = build_site(conf="publishconf.py"), build_site()
    for output, pattern in ((site, DIGEST), (preview, r"\.")):
        home = (output / "index.html").read_text()
        found = re.findall(r'(?:href|src)="(?:https://[^/"]+)?/(theme/[^"]+)"', home)
        assert len(found) >= 5
        assert [name for name in found if not re.search(rf"[a-z0-9]{pattern}[a-z0-9]+$", name)] == []
        assert [name for name in found if not (output / name).is_file()] == []
    files = {path.name for path in (site / "theme").rglob("*") if path.is_file()}
    assert {name for name in files if not re.search(DIGEST, name)} == {"OFL.txt"}
    assert len(files) == sum(1 for path in (preview / "theme").rglob("*") if path.is_file())
    assert len(list((ROOT / "theme" / "static" / "js").glob("*.js"))) == len(list((site / "theme" / "js").iterdir()))
