"""The reader's search: what is found by which words, and the index that Pagefind makes of it."""
