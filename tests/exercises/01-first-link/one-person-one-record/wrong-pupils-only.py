# Looks at pupils in two pairs and forgets payroll.
def keep_certain(links):
    return links[~links["schools_id"].duplicated(keep=False)]
