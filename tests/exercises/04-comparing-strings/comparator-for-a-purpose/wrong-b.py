# Wrong: a misread letter seldom sounds alike.
comparator = "B"
