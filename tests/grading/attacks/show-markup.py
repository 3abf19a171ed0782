"""Show markup, script and a picture from elsewhere."""

from IPython.display import HTML, Javascript, Markdown, display
display(HTML("<script>alert(1)</script><img src=http://example.org/x onerror=alert(1)><iframe src=http://example.org></iframe>"))
display(Javascript("alert(1)"))
display(Markdown("[x](javascript:alert(1)) <svg onload=alert(1)>"))
