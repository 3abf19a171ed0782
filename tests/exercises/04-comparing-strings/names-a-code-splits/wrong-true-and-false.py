# Wrong: True or False for each row.
def count_split(spellings):
    return spellings["one"].map(jellyfish.soundex) != spellings["other"].map(jellyfish.soundex)
