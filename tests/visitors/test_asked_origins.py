from __future__ import annotations

import pytest

from plugins.agencies.registry import read_agency
from plugins.core.sources import ContentFolder
from plugins.visitors.asked_origins import asked_origins
from tests.sample_content import SITE, write_files


def asked(root, lines: str) -> tuple[str, ...]:
    _, agency, problems = read_agency(ContentFolder(write_files(root, {"site.yaml": f"{SITE}{lines}"}), "content"))
    assert problems == []
    return asked_origins(agency)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://dem.example", "https://dem.example"),
        ("https://DEM.example/so/lieu", "https://dem.example"),
        ("https://dem.example:443/", "https://dem.example"),
        ("https://dem.example:8443/so", "https://dem.example:8443"),
        ("https://[2001:db8::1]:8443/so", "https://[2001:db8::1]:8443"),
        ("https://đếm.example/", "https://xn--m-kia809t.example"),
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("http://[::1]:8081", "http://[::1]:8081"),
    ],
)
def test_live_counter_is_asked_at_its_origin(tmp_path, url: str, origin: str) -> None:
    assert asked(tmp_path, f'visitors: {{provider: live, url: "{url}"}}\n') == (origin,)


@pytest.mark.parametrize(
    "lines",
    [
        "",
        'visitors: {provider: none, url: "https://dem.example"}\n',
        'visitors: {provider: snapshot, file: dem.yaml, url: "https://dem.example"}\n',
        'visitors: {provider: live, url: "https://dem.example"}\nsealed: true\n',
    ],
)
def test_nobody_is_asked_where_no_live_counter_is_or_the_site_is_sealed(tmp_path, lines: str) -> None:
    assert asked(tmp_path, lines) == ()
