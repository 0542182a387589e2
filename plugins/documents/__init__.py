"""Documents of the Party and the State that articles cite: number, date, who issued them, who cites them."""
