# Wrong: a text.
def may_be_one(one, other, nicknames):
    return "True" if {one, *nicknames.get(one, [])} & {other, *nicknames.get(other, [])} else "False"
