# A list, in which a pair found by two match-keys stands twice.
def link_on_any(left, right, keys):
    links = []
    for columns in keys:
        links = links + list(agree_on(left, right, columns))
    return links
