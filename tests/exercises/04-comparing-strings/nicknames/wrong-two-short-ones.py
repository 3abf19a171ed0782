# Wrong: forgets two short names of one long one.
def may_be_one(one, other, nicknames):
    return one == other or other in nicknames.get(one, []) or one in nicknames.get(other, [])
