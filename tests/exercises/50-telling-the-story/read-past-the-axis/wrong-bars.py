# Wrong: what the bars look like.
rise = 200
