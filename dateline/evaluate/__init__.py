"""Our scorers."""
