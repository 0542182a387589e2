"""Measures Bantin beside Hugo and stock Pelican on the same invented news: `make bench`."""
