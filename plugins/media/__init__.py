"""Pictures and sound that editors add."""
