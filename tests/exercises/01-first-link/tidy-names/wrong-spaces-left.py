# Small letters, but spaces at the ends stay.
def tidy_names(records):
    tidy = records.copy()
    tidy["first_name"] = tidy["first_name"].str.lower()
    tidy["surname"] = tidy["surname"].str.lower()
    return tidy
