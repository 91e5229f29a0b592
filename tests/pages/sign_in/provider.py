"""A small OpenID Connect provider on this machine, as a process: `-m … PORT`.

Discovery, keys, authorize (a page with a button a person), token (code with PKCE, client by its
secret) and end of session; its id tokens are signed with RS256.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
import secrets
import sys
import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, CLIENT_SECRET = "minsheng", "a-secret-of-the-tests-alone"
HOUR = 3600
# Who is known here; `ago`: hours since they signed in.
PEOPLE: dict[str, dict[str, Any]] = {
    "leader": {"preferred_username": "王主任", "groups": ["staff", "leaders"]},
    "analyst": {"preferred_username": "分析甲", "groups": ["analysts"]},
    "clerk": {"preferred_username": "经办乙", "groups": ["clerks"]},
    "admin": {"preferred_username": "管理丙", "groups": ["admins"]},
    "stranger": {"preferred_username": "路人丁", "groups": ["staff"]},
    "numbered": {"preferred_username": "13800138000", "groups": ["clerks"]},
    "tired": {"preferred_username": "昨日戊", "groups": ["admins"], "ago": 13},
}


class Provider:
    """The provider's state: its key and the codes that were handed out and not used yet."""

    def __init__(self, port: int) -> None:
        self.issuer = f"http://127.0.0.1:{port}"
        self.key = RSAKey.generate_key(2048, parameters={"kid": "first", "use": "sig"})
        self.codes: dict[str, dict[str, str]] = {}

    def discovery(self, _: Request) -> Response:
        """What a client needs to know."""
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "end_session_endpoint": f"{self.issuer}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def keys(self, _: Request) -> Response:
        """The public key."""
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    def authorize(self, request: Request) -> Response:
        """A button for each person; with one chosen, back to the client with a code."""
        asked = dict(request.query_params)
        place = urlsplit(asked["redirect_uri"])
        is_ours = (place.hostname, place.path) == ("127.0.0.1", "/oauth2callback")
        if asked["client_id"] != CLIENT or not is_ours or asked["code_challenge_method"] != "S256":
            return Response("unknown client", status_code=400)
        person = asked.pop("person", None)
        if person not in PEOPLE:
            links = (f"{request.url.path}?{urlencode(asked | {'person': one})}" for one in PEOPLE)
            named = zip(PEOPLE, links, strict=True)
            return HTMLResponse(
                "".join(f'<p><a id="{one}" href="{html.escape(to)}">{one}</a>' for one, to in named)
            )
        code = secrets.token_urlsafe()
        self.codes[code] = asked | {"person": person}
        answer = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{answer}", status_code=302)

    async def token(self, request: Request) -> Response:
        """The id token for a code that is used for the first time by who asked for it."""
        told = {name: value[0] for name, value in parse_qs((await request.body()).decode()).items()}
        given = request.headers.get("authorization", "").removeprefix("Basic ")
        asked = self.codes.pop(told.get("code", ""), None)
        right = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        digest = hashlib.sha256(told.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or not hmac.compare_digest(given, right):
            return JSONResponse({"error": "invalid_client"}, status_code=401)
        kept = (asked["redirect_uri"], asked["code_challenge"])
        if kept != (told.get("redirect_uri"), challenge):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        return JSONResponse(
            {
                "access_token": secrets.token_urlsafe(),
                "token_type": "Bearer",
                "id_token": self._id_token(asked["person"], asked.get("nonce")),
            }
        )

    def _id_token(self, person: str, nonce: str | None) -> str:
        claims = dict(PEOPLE[person])
        now = int(time.time())
        claims |= {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": person,
            "iat": now - claims.pop("ago", 0) * HOUR,
            "exp": now + HOUR,
            "nonce": nonce,
        }
        return jwt.encode({"alg": "RS256", "kid": "first"}, claims, self.key)

    def end(self, request: Request) -> Response:
        """Back to the client; nobody is remembered here."""
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], status_code=302)


def main(port: int) -> None:
    """Serve until stopped."""
    provider = Provider(port)
    routes = {
        "/.well-known/openid-configuration": provider.discovery,
        "/keys": provider.keys,
        "/authorize": provider.authorize,
        "/end": provider.end,
        # Browsers ask for it by themselves.
        "/favicon.ico": lambda _: Response(status_code=204),
    }
    app = Starlette(
        routes=[
            *(Route(path, answer) for path, answer in routes.items()),
            Route("/token", provider.token, methods=["POST"]),
        ]
    )
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]))
