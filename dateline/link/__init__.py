"""Links accounts of the same incident."""
