# Only pairs on which every match-key agrees: & instead of |.
def link_on_any(left, right, keys):
    links = agree_on(left, right, keys[0])
    for columns in keys:
        links = links & agree_on(left, right, columns)
    return links
