"""Cue, source, content; chains of sources; responsibility; commitments."""
