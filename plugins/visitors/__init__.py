"""The visitor counter: who counted, until when, or that nobody did."""
