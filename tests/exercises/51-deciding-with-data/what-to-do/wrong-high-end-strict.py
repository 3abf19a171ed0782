# Wrong: the high end on the line is left.
def what_to_do(low, high, line):
    if low >= line:
        return "act"
    return "leave" if high <= line else "look closer"
