# Wrong: misses every name with a letter misread.
comparator = "A"
