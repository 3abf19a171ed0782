# Looks at payroll and forgets pupils.
def keep_certain(links):
    return links[~links["earnings_id"].duplicated(keep=False)]
