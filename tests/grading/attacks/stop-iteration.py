"""Raise errors that steer Python itself."""

def shout(text):
    raise StopIteration("ADA")
