"""The theme's components, each with its examples, on a page for those who work on them."""
