"""Reports to sentences, words and speech."""
