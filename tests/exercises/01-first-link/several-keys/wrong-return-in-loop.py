# return stands inside the loop, so only the first match-key is used.
def link_on_any(left, right, keys):
    links = set()
    for columns in keys:
        links = links | agree_on(left, right, columns)
        return links
