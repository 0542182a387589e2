"""Bantin, as it is compared."""
