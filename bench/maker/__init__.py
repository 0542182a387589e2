"""Makes invented news for the benchmark: the same articles for Bantin, Hugo and stock Pelican."""
