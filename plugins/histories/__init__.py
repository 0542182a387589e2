"""What became of each article after it was published, as the repository tells."""
