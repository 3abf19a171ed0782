# Wrong: splits those who moved or changed their name.
rule = "B"
