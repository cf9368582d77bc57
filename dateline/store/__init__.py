"""The ledger: one SQL schema, the only door to the database."""
