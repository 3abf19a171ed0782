"""Raise an error of ten million letters."""

def shout(text):
    raise ValueError("x" * 10_000_000)
