# Wrong: looks at the middle.
def what_to_do(low, high, line):
    middle = (low + high) / 2
    return "act" if middle >= line else "leave"
