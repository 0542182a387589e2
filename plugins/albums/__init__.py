"""Albums: pictures and videos of an event, on a page of their own."""
