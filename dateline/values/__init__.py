"""One module per kind of value: parse, compare, show."""
