"""Numbers in Vietnamese prose: read as a reader reads them, and held against each other."""
