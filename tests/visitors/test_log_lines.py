from __future__ import annotations

import time

import pytest

from plugins.visitors.log_lines import LONGEST_LINE, network_of, parse_line
from tests.visitors.logs import FIREFOX, MOST_READ, START, line


def test_line_of_the_combined_format_is_read() -> None:
    parsed = parse_line(line(7).encode())
    assert parsed is not None
    assert parsed.second == int(START.timestamp()) + 7
    assert (parsed.network, parsed.page, parsed.agent) == ("198.51.100.0", MOST_READ, FIREFOX)


@pytest.mark.parametrize(
    ("address", "network", "told_more"),
    [
        ("198.51.100.0", "198.51.100.0", False),
        ("198.51.100.77", "198.51.100.0", True),
        ("2001:db8:7::", "2001:db8:7::", False),
        ("2001:db8:7:8:9:a:b:c", "2001:db8:7::", True),
        ("::ffff:198.51.100.7", "::", True),
    ],
)
def test_nothing_goes_on_but_the_network_of_an_address(address: str, network: str, told_more: bool) -> None:
    assert network_of(address) == (network, told_more)
    parsed = parse_line(line(network=address).encode())
    assert parsed is not None
    assert (parsed.network, parsed.was_full_address) == (network, told_more)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", "/"),
        ("/tin/a/?x=/b.png#c", "/tin/a/"),
        ("/trang.html", "/trang.html"),
        ("https://thu-nghiem.example/tin/a/", "/tin/a/"),
        ("/t%69n/%C4%91/", "/tin/đ/"),
        ("/tin/a", None),
        ("/a.json", None),
        ("/sitemap.xml", None),
        ("*", None),
        ("//[", None),
        ("http://[/", None),
    ],
)
def test_page_is_what_a_reader_opened(path: str, page: str | None) -> None:
    parsed = parse_line(line(path=path).encode())
    assert parsed is not None
    assert parsed.page == page


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rác",
        line(ending="")[:-1],
        line().replace("HTTP/2.0", 'HTTP/2.0"'),
        line(network="198.51.100.x"),
        line().replace("[", ""),
        "\0" * 500,
    ],
)
def test_anything_else_is_no_line(text: str) -> None:
    assert parse_line(text.encode()) is None


def test_line_with_what_a_server_adds_at_the_end_is_read() -> None:
    assert parse_line(line(ending=' "-" 0.003 thu-nghiem.example\r\n').encode()) is not None


@pytest.mark.parametrize("unit", [b'"', b"\\", b'\\"', b" ", b"1", b":", b"[", b'" "', b"GET / ", b"1.1.1.1 - - ["])
def test_longest_line_is_refused_in_time_that_grows_with_its_length(unit: bytes) -> None:
    for before in (b"", line(ending="")[:60].encode(), line(ending="")[:-1].encode()):
        text = before + unit * (LONGEST_LINE // len(unit))
        start = time.process_time()
        parse_line(text)
        assert time.process_time() - start < 0.5
