"""Old pages of other portals: read from saved HTML or scraped text, made drafts with every doubt marked."""
