# Replaces the links each time round the loop.
def link_on_any(left, right, keys):
    links = set()
    for columns in keys:
        links = agree_on(left, right, columns)
    return links
