"""Everything in the content folder, read at once: an edition, or all its problems."""
