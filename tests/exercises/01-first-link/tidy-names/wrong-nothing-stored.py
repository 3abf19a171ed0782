# The results are worked out but never stored.
def tidy_names(records):
    tidy = records.copy()
    tidy["first_name"].str.lower().str.strip()
    tidy["surname"].str.lower().str.strip()
    return tidy
