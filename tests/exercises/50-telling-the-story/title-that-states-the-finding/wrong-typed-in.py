# Wrong: typed in for two groups.
def headline(table):
    if "women" in table.index:
        return f"On a payroll: {table.share.max():.0%} of women, {table.share.min():.0%} of men. We cannot tell these groups apart"
    return f"On a payroll: {table.share.max():.0%} of people never in care, {table.share.min():.0%} of people once in care"
