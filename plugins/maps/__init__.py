"""The map of a district and its communes, drawn at build time."""
