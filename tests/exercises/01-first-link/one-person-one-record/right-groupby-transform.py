# Group sizes from groupby and transform.
def keep_certain(links):
    partners = links.groupby("schools_id")["earnings_id"].transform("size")
    pupils_of = links.groupby("earnings_id")["schools_id"].transform("size")
    return links.loc[partners.eq(1) & pupils_of.eq(1)].reset_index(drop=True)
