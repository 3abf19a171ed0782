# Wrong: it names a subject.
headline_chosen = "C"
