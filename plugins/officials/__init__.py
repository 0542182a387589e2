"""Officials and the offices they held, day by day."""
