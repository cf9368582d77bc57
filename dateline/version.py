"""The version of Dateline, apart so that stages can name it without importing the package."""

__version__ = "0.1.0"
