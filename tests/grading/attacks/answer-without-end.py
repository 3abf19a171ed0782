"""Answer with a generator without end."""

def shout(text):
    while True:
        yield text
