# Wrong: two long names of one short one are taken for one.
def may_be_one(one, other, nicknames):
    families = [{short, *long} for short, long in nicknames.items()]
    return one == other or any({one, other} <= family for family in families) or bool(
        set(nicknames.get(one, [])) & set(nicknames.get(other, []))
    )
