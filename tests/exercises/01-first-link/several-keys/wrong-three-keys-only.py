# Written for exactly three match-keys.
def link_on_any(left, right, keys):
    first = agree_on(left, right, keys[0])
    second = agree_on(left, right, keys[1])
    third = agree_on(left, right, keys[2])
    return first | second | third
