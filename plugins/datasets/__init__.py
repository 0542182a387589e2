"""The record as data: JSON of every article, official and locality, a table of appearances, and what describes them."""
