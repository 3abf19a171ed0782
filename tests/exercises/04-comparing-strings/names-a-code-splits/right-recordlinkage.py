# Right: the library's own codes.
def count_split(spellings):
    from recordlinkage.preprocessing import phonetic

    first, second = phonetic(spellings["one"], "soundex"), phonetic(spellings["other"], "soundex")
    return int(first.ne(second).sum())
