# Wrong: a first flat part.
lowest = 10
