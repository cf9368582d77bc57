"""Training of the reader: a small encoder whose heads score the spans of a whole report."""
