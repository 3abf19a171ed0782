# Wrong: looks up the first name only.
def may_be_one(one, other, nicknames):
    return one == other or other in nicknames.get(one, [])
