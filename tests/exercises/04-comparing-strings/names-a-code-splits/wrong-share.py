# Wrong: a share.
def count_split(spellings):
    return (spellings["one"].map(jellyfish.soundex) != spellings["other"].map(jellyfish.soundex)).mean()
