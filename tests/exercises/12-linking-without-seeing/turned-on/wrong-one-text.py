# Wrong: all pieces as one text.
def turned_on(pieces, key):
    return set(places("".join(sorted(pieces)), key)) if pieces else set()
