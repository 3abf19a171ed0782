# Only the first name is tidied.
def tidy_names(records):
    tidy = records.copy()
    tidy["first_name"] = tidy["first_name"].str.lower().str.strip()
    return tidy
