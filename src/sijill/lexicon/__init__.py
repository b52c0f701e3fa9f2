"""Loads and validates the data into one explicit Lexicon; generates inflected forms."""
