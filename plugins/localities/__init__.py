"""Places: what they are called, when they existed, what became of them."""
