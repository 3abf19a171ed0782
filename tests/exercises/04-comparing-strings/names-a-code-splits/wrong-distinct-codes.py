# Wrong: counts the codes.
def count_split(spellings):
    return pd.concat([spellings["one"], spellings["other"]]).map(jellyfish.soundex).nunique()
