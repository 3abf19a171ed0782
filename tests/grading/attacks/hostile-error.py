"""Raise an error whose name and text are markup, and whose text cannot be made."""

class Odd(Exception):
    def __str__(self):
        raise ValueError("<script>alert(1)</script>")
Odd.__name__ = "<img src=x onerror=alert(1)>"
def shout(text):
    raise Odd("<script>alert(2)</script>")
