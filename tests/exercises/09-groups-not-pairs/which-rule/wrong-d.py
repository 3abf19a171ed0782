# Wrong: leaves twins out.
rule = "D"
