# Wrong: lets through more strangers than the clerks can look at.
comparator = "C"
