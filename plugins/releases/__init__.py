"""Releases: an output is checked, compressed, put beside what is public, and becomes public in one step."""
