# Drops ties among pupils first, so that a tie in payroll no longer shows.
def keep_certain(links):
    links = links.drop_duplicates("schools_id", keep=False)
    return links.drop_duplicates("earnings_id", keep=False)
