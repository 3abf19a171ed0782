# Right: nor do spaces and a full stop.
offer = " D. "
