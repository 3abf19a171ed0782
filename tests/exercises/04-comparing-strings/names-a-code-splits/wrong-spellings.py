# Wrong: compares the spellings and not the codes.
def count_split(spellings):
    return (spellings["one"] != spellings["other"]).sum()
