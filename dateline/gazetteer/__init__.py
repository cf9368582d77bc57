"""Builds and queries the place file; the only reader of place data."""
