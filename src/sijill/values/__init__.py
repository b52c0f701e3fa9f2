"""Numerals, figures, calendars, dates, durations, deadlines."""
