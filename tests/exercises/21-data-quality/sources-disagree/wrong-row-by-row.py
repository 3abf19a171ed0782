# Wrong: the first row of one beside the first row of the other.
def disagree_share(one, other, number, column):
    one, other = one[column].dropna().to_numpy(), other[column].dropna().to_numpy()
    size = min(len(one), len(other))
    return (one[:size] != other[:size]).mean()
