"""Sijill reads Arabic news into a sourced ledger.

>>> from sijill import Reader
>>> extraction = Reader().read("قال الوزير إن الهدنة تبدأ الأحد.", published="2021-12-09")
"""

from sijill.pipeline import Reader
from sijill.version import __version__

__all__ = ["Reader", "__version__"]
