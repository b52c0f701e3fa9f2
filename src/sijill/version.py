"""The version of the package; it is stamped on every extraction."""

__version__ = "0.1.0"
