"""The ground floor: what every room needs, and nothing that knows what an article is."""
