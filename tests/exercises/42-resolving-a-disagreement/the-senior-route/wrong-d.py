# Wrong: reads the report as its opposite.
answer = "D"
