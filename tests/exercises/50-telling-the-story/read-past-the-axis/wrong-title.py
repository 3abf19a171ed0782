# Wrong: three times, as the title says.
rise = 300
