"""Logs of a web server with plainly invented readers, from networks that are kept for documentation."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=7))
START = datetime(2026, 11, 1, 8, 0, 0, tzinfo=ZONE)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:999.0) Gecko/20100101 Firefox/999.0"
CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/999.0.0.0 Safari/537.36"
)
IN_APP = "Mozilla/5.0 (iPhone; CPU iPhone OS 99_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://crawler.example/bot.html)"
MOST_READ = "/tin/2018/12/huyen-thu-nghiem-hop-thu/"


def line(
    after: timedelta | int = 0,
    path: str = MOST_READ,
    *,
    network: str = "198.51.100.0",
    agent: str = FIREFOX,
    status: int = 200,
    method: str = "GET",
    ending: str = "\n",
) -> str:
    """Return a line of the combined format, some seconds after `START`."""
    moment = START + (after if isinstance(after, timedelta) else timedelta(seconds=after))
    return (
        f'{network} - - [{moment:%d/%b/%Y:%H:%M:%S %z}] "{method} {path} HTTP/2.0" {status} 512 "-" "{agent}"{ending}'
    )
