"""Many stylesheets into one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.editions.stylesheet import ImportCycle, MissingStylesheet, UnsupportedImport, bundle, minified


def write(folder, **sheets):
    for name, css in sheets.items():
        path = folder / (name.replace("__", "/") + ".css")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(css, encoding="utf-8")
    return folder / "site.css"


def test_imports_are_taken_in_their_order(tmp_path):
    site = write(
        tmp_path,
        site='@import "a.css";\n@import url("parts/b.css");\n',
        a=".a { color: red; }",
        parts__b='@import "../c.css";\n.b { color: blue; }',
        c=".c{}",
    )
    assert bundle(site) == ".a{color:red}.c{}.b{color:blue}\n"


def test_a_sheet_imported_twice_stands_once(tmp_path):
    site = write(tmp_path, site='@import "a.css"; @import "b.css";', a='@import "b.css"; .a{x:y}', b=".b{x:y}")
    assert bundle(site) == ".b{x:y}.a{x:y}\n"


def test_a_missing_sheet_is_named(tmp_path):
    with pytest.raises(MissingStylesheet, match=r"parts/gone\.css"):
        bundle(write(tmp_path, site='@import "parts/gone.css";'))


@pytest.mark.parametrize(
    "sheets",
    [
        {"site": '@import "site.css";'},
        {"site": '@import "a.css";', "a": '@import "b.css";', "b": '@import "a.css";'},
    ],
)
def test_sheets_that_import_themselves_are_refused(tmp_path, sheets):
    with pytest.raises(ImportCycle):
        bundle(write(tmp_path, **sheets))


@pytest.mark.parametrize(
    "css",
    [
        '@import "https://example.org/a.css";',
        '@import "//example.org/a.css";',
        '@import "a.css" print;',
        '@import "../outside.css";',
        '.a{x:y} @import "a.css";',
        "@import url(a.css);",
    ],
)
def test_imports_that_would_change_meaning_are_refused(tmp_path, css):
    folder = tmp_path / "css"
    write(tmp_path, outside=".o{}")
    with pytest.raises(UnsupportedImport):
        bundle(write(folder, site=css, a=".a{}"))


def test_an_import_in_a_comment_or_a_string_is_none(tmp_path):
    site = write(tmp_path, site='/* @import "gone.css"; */ .a::after { content: "@import /* x */"; }')
    assert bundle(site) == '.a::after{content:"@import /* x */"}\n'


def test_relative_addresses_are_written_for_the_one_sheet(tmp_path):
    css = '.b{src:url("../../fonts/x.woff2");mask:url(dot.svg);fill:url(#a);cursor:url(data:image/png,a)}'
    site = write(tmp_path, site='@import "parts/b.css";', parts__b=css)
    assert bundle(site) == (
        '.b{src:url("../fonts/x.woff2");mask:url(parts/dot.svg);fill:url(#a);cursor:url(data:image/png,a)}\n'
    )


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a  :hover { color : red ; }", "a :hover{color : red}"),
        (".a { width: calc(1px + 2px); margin: 0 auto; }", ".a{width:calc(1px + 2px);margin:0 auto}"),
        ("@media (min-width: 40rem) and (color) { a { b: c } }", "@media (min-width: 40rem) and (color){a{b:c}}"),
        ('.a::before { content: "  ;  " / ""; }', '.a::before{content:"  ;  " / ""}'),
        (".a > .b + .c ~ .d, .e { x: y }", ".a > .b + .c ~ .d,.e{x:y}"),
        (":root { --x: 1px; --y: ; }", ":root{--x:1px;--y:}"),
        ("a/**/b{}", "a b{}"),
        ('.a[title="a  b"] {}', '.a[title="a  b"]{}'),
        (r'.a::before { content: "\"  /* x */"; }', r'.a::before{content:"\"  /* x */"}'),
    ],
)
def test_only_whitespace_without_meaning_goes(css, expected):
    assert minified(css) == expected


SPACE = st.sampled_from([" ", "\n\n", "\t ", " /* a; } */ ", '\n/* " */\n'])
STRING = st.text(alphabet="ab ;:{}/*,", max_size=8).map(lambda text: f'"{text}"')
RULE = st.tuples(st.sampled_from([".a", ".b .c", "a:hover"]), st.sampled_from(["content", "--x"]), STRING)


@given(st.lists(st.tuples(RULE, SPACE, SPACE, SPACE), max_size=5))
def test_it_does_not_matter_how_a_sheet_is_laid_out(rules):
    spread = "".join(
        f"{selector}{one}{{{two}{name}:{three}{text}{one};{two}}}{three}"
        for (selector, name, text), one, two, three in rules
    )
    assert minified(spread) == "".join(f"{selector}{{{name}:{text}}}" for (selector, name, text), *_ in rules)
    assert minified(minified(spread)) == minified(spread)
