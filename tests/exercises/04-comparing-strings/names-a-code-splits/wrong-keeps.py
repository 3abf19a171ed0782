# Wrong: counts the names that keep one code.
def count_split(spellings):
    return (spellings["one"].map(jellyfish.soundex) == spellings["other"].map(jellyfish.soundex)).sum()
