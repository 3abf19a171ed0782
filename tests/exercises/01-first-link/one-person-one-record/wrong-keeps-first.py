# drop_duplicates keeps the first of each tie.
def keep_certain(links):
    return links.drop_duplicates("schools_id").drop_duplicates("earnings_id")
