# Right: nor do spaces and a bracket.
rule = " (C). "
