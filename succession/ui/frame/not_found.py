"""An address that is no page says so, before a page is drawn; one that was a page leads on.

Streamlit would show the first page instead, with a note that the next drawing takes away.
"""

from html import escape

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from succession.ui.frame.navigation import ENTRIES, FORMER

_PAGES = frozenset({"/", *(f"/{entry.path}" for entry in ENTRIES)})
_FILES = ("/static/", "/app/static/", "/_stcore/", "/media/")
_SINGLE_FILES = frozenset({"/favicon.png", "/manifest.json"})
# In the colours of the pages themselves (.streamlit/config.toml).
_ANSWER = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Pagina niet gevonden</title>
<style>
body {{ font-family: sans-serif; color: #1F2933; max-width: 40rem; margin: 4rem auto }}
a {{ color: #0B5C8A }}
</style></head>
<body><main><h1>Pagina niet gevonden</h1>
<p>Op het adres <strong>{path}</strong> is geen pagina. Kijk of het goed is overgenomen.</p>
<p><a href="/{query}">Naar de eerste pagina</a></p></main>
</body></html>
"""


class KnownPagesOnly:
    """Answers in Dutch where there is no page, with the way to the first one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_known(scope["path"]):
            await _answer(scope["path"], _asked(scope))(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def is_known(path: str) -> bool:
    """Whether there is a page or a file; a slash at the end does not matter."""
    return path.startswith(_FILES) or path in _SINGLE_FILES or (path.rstrip("/") or "/") in _PAGES


def _asked(scope: Scope) -> str:
    """What stands behind the path, who is looking among it: it goes along to where one goes on."""
    query = scope["query_string"].decode("latin-1")
    return f"?{query}" if query else ""


def _answer(path: str, asked: str) -> Response:
    if former := FORMER.get(path.strip("/")):
        return RedirectResponse(f"/{former.path}{asked}")
    said = _ANSWER.format(path=escape(path), query=escape(asked))
    return HTMLResponse(said, status_code=404)
