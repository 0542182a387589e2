"""What machines read: feeds."""
