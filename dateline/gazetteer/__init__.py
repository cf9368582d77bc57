"""Builds and queries the place file."""
