# Wrong: the difference in thousands of pounds.
rise = round(december - november)
