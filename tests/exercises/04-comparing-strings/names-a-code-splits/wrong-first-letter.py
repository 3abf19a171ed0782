# Wrong: only the first letters.
def count_split(spellings):
    return (spellings["one"].str[0] != spellings["other"].str[0]).sum()
