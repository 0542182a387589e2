"""Which programs ask for pages without a reader: those that GoAccess' list of crawlers does not know."""

from __future__ import annotations

import re

_BROWSER = re.compile(r"(?:Mozilla/\d|Opera/\d|UCWEB/\d)[^(]*\((?!compatible; (?!MSIE))")
"""How browsers begin, with the system they run on; programs say only their own name, or that they are `compatible`."""

_PROGRAM = re.compile(
    r"https?:|www\.|@|(?<!cu)bots?\b|crawl|spider|slurp|scan|fetch|scrap|archiv|monitor|uptime|preview|validat"
    r"|headless|phantom|selenium|playwright|puppeteer|webdriver|lighthouse|pagespeed|inspect|externalhit|externalagent"
    r"|curl|wget|python|java/|okhttp|http-?client|libwww|perl|ruby|node-fetch|axios|nmap|zgrab|masscan|feed|rss",
    re.IGNORECASE,
)
"""Names that programs have and browsers don't, and addresses at which their owners can be asked."""


def is_program(agent: str) -> bool:
    """Whether a user agent, as a log has it, names something other than a reader's browser."""
    return _BROWSER.match(agent) is None or _PROGRAM.search(agent) is not None
