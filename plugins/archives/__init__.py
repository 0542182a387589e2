"""Bundles of a whole site with its sources, and the proof that they are whole."""
