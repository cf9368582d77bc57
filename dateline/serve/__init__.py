"""The page and the API: the ledger on a map and a timeline, each value beside its words."""
