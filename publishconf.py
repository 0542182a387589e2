"""What differs when readers will see the output: absolute addresses, no drafts, and any problem stops the build."""

from pelicanconf import *  # noqa: F403

EDITIONS_PUBLIC = True
