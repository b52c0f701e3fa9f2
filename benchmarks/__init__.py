"""Measures the reader against annotated articles and public suites that lie outside the repository."""
