from __future__ import annotations

import json
from base64 import b64decode
from urllib.parse import parse_qs, urlsplit

import pytest

from plugins.articles.sharing import facebook_share, zalo_share

ADDRESSES = ["https://thu-nghiem.example/tin/2018/12/a/", "https://thu-nghiem.example/%E1%BA%A3?b=1&c=d#e"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_facebook_is_told_the_whole_address(address: str) -> None:
    parts = urlsplit(facebook_share(address))
    assert (parts.scheme, parts.netloc) == ("https", "www.facebook.com")
    assert parse_qs(parts.query) == {"u": [address]}


@pytest.mark.parametrize("address", ADDRESSES)
def test_zalo_is_told_the_whole_address(address: str) -> None:
    parts = urlsplit(zalo_share(address))
    assert (parts.scheme, parts.netloc) == ("https", "button-share.zalo.me")
    assert json.loads(b64decode(parse_qs(parts.query)["d"][0])) == {"url": address}
