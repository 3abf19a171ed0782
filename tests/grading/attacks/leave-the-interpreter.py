"""Raise SystemExit."""

raise SystemExit(0)
