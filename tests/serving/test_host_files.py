"""`_headers` and `_redirects`: what hosts of static files are told, and nothing that an address could add to it."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.old_addresses import is_old_address
from plugins.editions.addresses import alias_address
from plugins.serving.headers import Header, site_headers
from plugins.serving.host_files import headers_text, redirects_text
from plugins.serving.nginx_maps import address_lines, quoted
from plugins.serving.old_pages import forms
from plugins.serving.policy import NoOrigin, page_policy
from tests.conftest import BuildSite
from tests.sample_content import SITE, article, read_sample, rules

ROW = re.compile(r'"(?:[^"\\]|\\.)*" "(?:[^"\\$]|\\.)*";\n')


def rules_of(text: str) -> dict[str, dict[str, str]]:
    """Return `_headers` as hosts read it: headers by the path of their rule."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            assert name not in found[path]
            found[path][name] = value
        elif line:
            path = line
            found[path] = {}
    return found


def test_no_header_is_said_by_two_rules_that_fit_one_address() -> None:
    found = rules_of(headers_text(site_headers()))
    everywhere = found.pop("/*")
    assert "Content-Security-Policy" in everywhere
    for path, headers in found.items():
        assert not set(headers) & set(everywhere), path
    assert found["/anh-chia-se/*"]["Cache-Control"].endswith("immutable")
    assert found["/feeds/*"]["Access-Control-Allow-Origin"] == "*"
    assert all(path.count("*") <= 1 and (path.endswith("*") or "*" not in path) for path in found)


def test_no_policy_is_unsafe_or_names_a_stranger_but_the_search_may_run_its_engine() -> None:
    for policy in (page_policy(), page_policy(runs_search=True)):
        assert "'unsafe-" not in policy
        assert "//" not in policy
        assert "*" not in policy
    assert "'wasm-unsafe-eval'" not in page_policy()
    live = page_policy(["https://dem.example"], ["https://gop-y.example"])
    assert "connect-src 'self' https://dem.example;" in live
    assert "img-src 'self' https://dem.example;" in live
    assert "form-action 'self' https://gop-y.example;" in live
    assert "script-src 'self';" in live


@pytest.mark.parametrize(
    "origin", ["https://a.example; script-src *", "*", "'unsafe-inline'", "https://a/b", "a.b", ""]
)
def test_what_is_no_origin_reaches_no_policy(origin: str) -> None:
    with pytest.raises(NoOrigin):
        page_policy([origin])
    with pytest.raises(NoOrigin):
        page_policy((), [origin])


@pytest.mark.parametrize("value", ["ab\nX-Evil: 1", "ab\r", "ab\x00"])
def test_a_value_with_a_new_line_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="ab"):
        headers_text([Header("X-Test", value)])
    with pytest.raises(ValueError, match="ab"):
        quoted(value)


@given(st.dictionaries(st.text(min_size=1).map(lambda text: f"/{text}"), st.just("/tin/moi/")))
def test_every_address_becomes_one_line_whatever_stands_in_it(moved: dict[str, str]) -> None:
    lines = redirects_text(moved).splitlines()
    assert len(lines) == len(moved)
    for line in lines:
        old, new, status = line.split(" ")
        assert unquote(old) in moved
        assert (new, status) == ("/tin/moi/", "301")
        assert not set(old) & set("*:#\\\t\"'")
    for row in address_lines(moved, {"tin"}):
        assert ROW.fullmatch(row)


@given(st.text(alphabet="ab/._~+-%0123456789ABCDEF", max_size=30).map(lambda text: f"/{text}"))
def test_every_alias_that_is_taken_is_led_on_in_all_its_forms(alias: str) -> None:
    if is_old_address(alias):
        address = alias_address(alias)
        written = set(forms(address))
        assert f"/{address}" in written
        assert all(form.startswith("/") for form in written)


def test_a_published_site_has_them_and_a_preview_has_not(build_site: BuildSite) -> None:
    files = {"news/2018/hop-thu.md": article(aliases="[/cu/a.html]"), "site.yaml": SITE + "gone: [/cu/mat/]\n"}
    site = build_site(files, conf="publishconf.py", SITEURL="https://thu-nghiem.example")
    assert "/cu/a.html /tin/2018/12/huyen-thu-nghiem-hop-thu/ 301" in (site / "_redirects").read_text()
    assert '"/cu/mat/" "1";' in (site / ".serving" / "nginx" / "gone.map").read_text()
    assert "form-action 'self';" in (site / "_headers").read_text()
    preview = build_site(files)
    assert not (preview / "_headers").exists()
    assert not (preview / ".serving").exists()


def test_a_service_for_letters_and_a_counter_are_named_until_the_site_is_sealed(build_site: BuildSite) -> None:
    services = (
        "feedback: {endpoint: https://gop-y.thu-nghiem.example/gui}\n"
        "visitors: {provider: live, url: https://dem.thu-nghiem.example}\n"
    )
    for sealed, is_named in (("", True), ("sealed: {on: 2025-07-01}\n", False)):
        site = build_site({"site.yaml": SITE + services + sealed}, conf="publishconf.py", SITEURL="https://x.example")
        table = (site / ".serving" / "nginx" / "content-security-policy.map").read_text()
        assert ("form-action 'self' https://gop-y.thu-nghiem.example;" in table) is is_named
        assert ("connect-src 'self' https://dem.thu-nghiem.example;" in table) is is_named


@pytest.mark.parametrize(
    ("gone", "rule"),
    [
        ("/tin/2018/12/huyen-thu-nghiem-hop-thu/", "not-gone"),
        ("/tin/2018/12/huyen-thu-nghiem-hop-thu", "not-gone"),
        ("/theme/css/site.css", "not-gone"),
        ("/tin/", "not-gone"),
        ("tin/2018", "bad-alias"),
        ("/tin/../x", "bad-alias"),
        ("/a?b", "bad-alias"),
    ],
)
def test_what_is_called_gone_has_to_be(tmp_path, gone: str, rule: str) -> None:
    _, problems = read_sample(tmp_path, {"site.yaml": SITE + f"gone: [{gone}]\n"})
    assert rules(problems) == [rule]
    assert problems[0].path == "content/site.yaml"
    assert problems[0].line == SITE.count("\n") + 1


@pytest.mark.parametrize(
    "endpoint", ["https://a;script-src/gui", "https://'self'/", "https://a:99999/", "https://u@a.example/"]
)
def test_a_service_whose_host_no_policy_can_name_is_refused(tmp_path, endpoint: str) -> None:
    _, problems = read_sample(tmp_path, {"site.yaml": SITE + f'feedback: {{endpoint: "{endpoint}"}}\n'})
    assert rules(problems) == ["bad-address"]
