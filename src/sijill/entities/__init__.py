"""Persons, organisations, places, facilities: registers, titles, name grammar, identity in a document."""
