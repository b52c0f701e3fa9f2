"""Figures: counted quantities with bounds, units, owners and roles."""

from sijill.values.figures.reader import FigureReader

__all__ = ["FigureReader"]
