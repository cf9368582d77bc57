"""Gives mentions their values."""
