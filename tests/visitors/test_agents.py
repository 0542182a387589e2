from __future__ import annotations

import pytest

from plugins.visitors.agents import is_program
from tests.visitors.logs import CHROME, CRAWLER, FIREFOX, IN_APP


@pytest.mark.parametrize(
    "agent",
    [
        FIREFOX,
        CHROME,
        IN_APP,
        f"{IN_APP} Zalo iOS/999",
        f"{IN_APP} [FBAN/FBIOS;FBAV/999.0]",
        CHROME.replace("Chrome/", "coc_coc_browser/999.0 Chrome/"),
        "Opera/9.80 (J2ME/MIDP; Opera Mini/9.9/99.9; U; vi) Presto/2.8 Version/11.10",
        "UCWEB/2.0 (Java; U; MIDP-2.0; vi; Trial) U2/1.0.0 UCBrowser/9.9",
        "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2)",
        "Mozilla/5.0 (SMART-TV; Linux; Tizen 9.0) AppleWebKit/538.1 (KHTML, like Gecko) Version/9.0 TV Safari/538.1",
        CHROME.replace("Windows NT 10.0", "Linux; Android 9; CUBOT"),
    ],
)
def test_browser_of_a_reader_is_no_program(agent: str) -> None:
    assert not is_program(agent)


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "-",
        "Mozilla/5.0",
        CRAWLER,
        CHROME.replace("Chrome/", "HeadlessChrome/"),
        f"{CHROME} Chrome-Lighthouse",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; TrialBot/1.0)",
        "Mozilla/5.0 (compatible; trial monitoring)",
        "Mozilla/5.0 (compatible; CensysInspect/1.1)",
        "externalhit/1.1 (+http://crawler.example/)",
        "python-requests/9.9",
        "curl/9.9.9",
        "Wget/9.9",
        "Go-http-client/2.0",
        "okhttp/9.9",
        "Mozilla/5.0 zgrab/0.x",
        f"{FIREFOX} (someone@crawler.example)",
    ],
)
def test_program_is_told_from_a_browser(agent: str) -> None:
    assert is_program(agent)
