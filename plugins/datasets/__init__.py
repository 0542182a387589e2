"""The record as data: JSON of every article, official, locality and document, a table of appearances, their schemas."""
