# Right: pandas' isin, each person once.
def coverage(listed, residents):
    people = listed.drop_duplicates()
    missing = 1 - residents.isin(people).mean()
    extra = (~people.isin(residents)).mean() if len(people) else 0
    return missing, extra
