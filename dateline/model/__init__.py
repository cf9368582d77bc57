"""The nouns: reports, claims, accounts, incidents, as frozen data."""
