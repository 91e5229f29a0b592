"""A notice as a POST to a webhook: to a program of the house, or to a group's robot."""

from __future__ import annotations

from typing import Any

import httpx

from pipelines.notices.notice import Notice

_SECONDS = 20
# What a robot of WeCom (企业微信) takes in one message, less than its 2048 bytes.
_MOST_BYTES = 1900


class RefusedError(Exception):
    """The other side took the request and says that it did not take the message."""


def post_notice(address: str, form: str, notice: Notice) -> None:
    """Post it as JSON in the form that MINSHENG_WEBHOOK_FORM names.

    Raises:
        httpx.HTTPError, httpx.InvalidURL: it cannot be reached, or answers with another status
            than 2xx (a redirect is not followed).
        RefusedError: a robot answers 200 and an error's number.
    """
    answer = httpx.post(address, json=_body(form, notice), timeout=_SECONDS)
    answer.raise_for_status()
    if form != "json" and _refusal(answer):
        raise RefusedError


def _body(form: str, notice: Notice) -> dict[str, Any]:
    text = f"{notice.subject}\n{notice.text}"
    if form in {"wecom", "dingtalk"}:
        return {"msgtype": "text", "text": {"content": _shortened(text)}}
    if form == "feishu":
        return {"msg_type": "text", "content": {"text": _shortened(text)}}
    return {
        "source": "minsheng",
        "kind": notice.kind,
        "subject": notice.subject,
        "text": notice.text,
        "facts": notice.facts,
    }


def _shortened(text: str) -> str:
    content = text.encode()
    if len(content) <= _MOST_BYTES:
        return text
    return content[:_MOST_BYTES].decode(errors="ignore") + "…"


def _refusal(answer: httpx.Response) -> bool:
    try:
        told = answer.json()
    except ValueError:
        return True
    # WeCom and DingTalk say errcode, Feishu says code; 0 is well.
    return not isinstance(told, dict) or told.get("errcode", told.get("code")) != 0
