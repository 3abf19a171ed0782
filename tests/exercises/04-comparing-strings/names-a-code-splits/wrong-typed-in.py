# Wrong: fits Northmere only.
typed = count = len(spellings[spellings["one"].map(jellyfish.soundex) != spellings["other"].map(jellyfish.soundex)])


def count_split(spellings):
    return typed
