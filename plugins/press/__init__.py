"""Printing: a site is built aside and swapped in whole, or not at all."""
