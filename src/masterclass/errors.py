"""Errors that a person can mend: the command line shows their one-line message and exits with status 2."""


class CourseError(Exception):
    """Bad input or wrong usage; the message says what was seen, what was expected and the cure."""
