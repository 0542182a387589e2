"""News: from a Markdown file to a checked record with safe HTML."""
