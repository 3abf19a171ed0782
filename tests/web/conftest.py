"""A real browser, and the built book served on this machine alone."""

import functools
import http.server
import shutil
import threading

import pytest
from playwright.sync_api import Error, sync_playwright

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = (
    "These tests need Chromium, and it was not found. Install it with `apt-get install chromium`, "
    "or with `python -m playwright install chromium`."
)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        try:
            chromium = playwright.chromium.launch(executable_path=path, args=QUIET, chromium_sandbox=False)
        except Error as error:
            pytest.fail(f"{MISSING}\n{error}", pytrace=False)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def address(site):
    """Serve the site from this machine and return its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_):
            pass  # a browser that leaves a page hangs up

    server = Server(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
