"""The commands that editors and CI run."""
