# Wrong: lets a gentler source for most lift the duty for the others.
letter = "D"
