# Right: look each number up in the other table.
def disagree_share(one, other, number, column):
    one = one.dropna(subset=[number, column])
    answers = other.dropna(subset=[number]).set_index(number)[column]
    found = one[number].map(answers)
    both = found.notna()
    return (one[column][both] != found[both]).mean()
