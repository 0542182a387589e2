"""Where articles stand and stood, for those who need no more of the content than that."""

from __future__ import annotations

from plugins.articles.news import News
from plugins.core.sources import ContentFolder
from plugins.editions.addresses import addresses_now


def article_addresses(folder: ContentFolder, main_language: str) -> dict[str, str]:
    """Return the address of each article by this and by its old ones; files that can't be read have none."""
    return addresses_now(
        (file.facts.address, [alias for alias in file.document.values.get("aliases") or () if isinstance(alias, str)])
        for file in News(folder, main_language, "").files
        if file.facts.address is not None
    )
