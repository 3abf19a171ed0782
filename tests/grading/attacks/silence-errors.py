"""Replace the display of errors, so that a failed check shows none."""

ip = get_ipython()
ip.showtraceback = lambda *others, **named: None
ip._showtraceback = lambda *others, **named: None
ip.showsyntaxerror = lambda *others, **named: None
