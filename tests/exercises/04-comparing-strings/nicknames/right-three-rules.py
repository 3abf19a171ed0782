# Right: the three rules, one by one.
def may_be_one(one, other, nicknames):
    mine, theirs = nicknames.get(one, []), nicknames.get(other, [])
    if one == other or other in mine or one in theirs:
        return True
    return any(name in theirs for name in mine)
