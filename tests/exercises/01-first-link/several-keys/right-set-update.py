# The set grows in place.
def link_on_any(left, right, keys):
    links = set()
    for columns in keys:
        links.update(agree_on(left, right, columns))
    return links
