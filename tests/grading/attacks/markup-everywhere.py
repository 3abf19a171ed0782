"""Show pictures and texts that can act, in every form that a notebook may have."""

from IPython.display import display
bad = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
for kind in ("image/svg+xml", "text/html", "text/latex", "text/markdown", "application/javascript", "text/plain",
             "application/vnd.jupyter.widget-view+json", "image/png", "application/pdf"):
    display({kind: bad if "json" not in kind else {"model_id": bad}}, raw=True)
    display({"image/png": "x"}, raw=True, metadata={"filenames": {"image/png": "http://example.org/x"},
                                                    "image/png": {"height": "1 onerror=alert(1)"}})
    display({"image/png": '"><script>alert(1)</script>'}, raw=True, metadata={"image/png": {"width": '1" onload="alert(1)'}})
print("\x1b[31m<script>alert(1)</script>\x1b]0;title\x07")
