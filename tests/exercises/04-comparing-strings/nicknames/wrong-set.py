# Wrong: gives the names that are shared.
def may_be_one(one, other, nicknames):
    return {one, *nicknames.get(one, [])} & {other, *nicknames.get(other, [])}
