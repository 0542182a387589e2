"""Pages that list articles: home, sections, tags, authors, archives, officials, places, the map."""
