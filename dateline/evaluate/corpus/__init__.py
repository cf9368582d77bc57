"""The corpus: reports written by hand with the whole key marked in their words."""
