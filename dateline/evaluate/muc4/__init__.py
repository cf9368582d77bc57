"""MUC-4: what a reader finds in the terms of the task of 1992, and how well."""
