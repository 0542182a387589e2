"""Standing pages: about, contact, songs of the town."""
