# Wrong: nobody should hold both.
recommended = "D"
