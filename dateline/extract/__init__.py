"""Finds mentions, one family of slots a module."""
