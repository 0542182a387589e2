"""What machines read: feeds, structured data, the map of the site."""
