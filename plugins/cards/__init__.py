"""Cards: the picture that stands for a page where its address is shared."""
