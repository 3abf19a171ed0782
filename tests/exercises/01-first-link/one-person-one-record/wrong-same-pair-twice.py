# Only looks for whole pairs that come twice.
def keep_certain(links):
    return links.drop_duplicates(keep=False)
