# Wrong: leaves twins merged.
rule = "A"
