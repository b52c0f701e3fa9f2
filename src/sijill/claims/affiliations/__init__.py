"""Who belongs to whom, as the text says it: offices, commands, members, parts, allies, backers."""

from sijill.claims.affiliations.reader import AffiliationReader

__all__ = ["AffiliationReader"]
