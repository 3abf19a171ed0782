"""The Data Linkage Masterclass: a made-up town, lessons on linking its records, and graded exercises."""

__version__ = "2026.1"
