# Keeps the doubtful pairs: ~ is missing.
def keep_certain(links):
    return links[links["schools_id"].duplicated(keep=False) | links["earnings_id"].duplicated(keep=False)]
