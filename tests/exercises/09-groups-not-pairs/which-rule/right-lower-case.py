# Right: case does not matter.
rule = "c"
