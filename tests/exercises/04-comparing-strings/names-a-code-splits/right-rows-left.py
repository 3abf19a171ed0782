# Right: the rows that are left when equal codes are taken out.
def count_split(spellings):
    codes = spellings[["one", "other"]].map(jellyfish.soundex)
    return len(codes.query("one != other"))
