"""What goes over the wire, against a mail server and a receiver that are real."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.notices.conftest import Hook, PostOffice

Run = Callable[..., object]
MAIL = {
    "MINSHENG_SMTP_HOST": "127.0.0.1",
    "MINSHENG_NOTICE_FROM": "minsheng@example.gov.cn",
    "MINSHENG_NOTICE_TO": "office@example.gov.cn",
}


def test_a_trial_goes_both_ways_and_is_not_put_down(
    run: Run, data: Path, post_office: Callable[..., PostOffice], hook: Hook
) -> None:
    office = post_office()
    mail = MAIL | {"MINSHENG_SMTP_PORT": str(office.port), "MINSHENG_SMTP_SECURITY": "none"}
    done = run("notices", "--try", data=data, MINSHENG_WEBHOOK=hook.address, **mail)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2
    (letter,) = office.letters
    assert "试发通知" in letter["Subject"]
    assert hook.got[0]["kind"] == "trial"
    assert not (data / "notices.jsonl").exists()


@pytest.mark.parametrize(
    ("is_trusted", "password", "arrives"),
    [(True, "right", True), (True, "wrong", False), (False, "right", False)],
)
def test_a_sealed_way_with_a_sign_in(
    run: Run,
    data: Path,
    post_office: Callable[..., PostOffice],
    certificate: Path,
    is_trusted: bool,
    password: str,
    arrives: bool,
) -> None:
    office = post_office(certificate)
    mail = MAIL | {"MINSHENG_SMTP_PORT": str(office.port), "MINSHENG_SMTP_USER": "minsheng"}
    mail |= {"MINSHENG_SMTP_PASSWORD": password}
    trust = {"SSL_CERT_FILE": str(certificate)} if is_trusted else {}
    done = run("notices", "--try", data=data, **mail, **trust)
    assert done.returncode == (0 if arrives else 1), done.stderr
    assert len(office.letters) == int(arrives)
    assert password not in done.stdout + done.stderr


def test_a_server_that_does_not_seal_gets_no_password(
    run: Run, data: Path, post_office: Callable[..., PostOffice]
) -> None:
    office = post_office()
    mail = MAIL | {"MINSHENG_SMTP_PORT": str(office.port), "MINSHENG_SMTP_PASSWORD": "right"}
    done = run("notices", "--try", data=data, **mail)
    assert done.returncode == 1
    assert office.letters == []


@pytest.mark.parametrize(
    ("form", "text_of"),
    [
        ("wecom", lambda got: got["text"]["content"]),
        ("dingtalk", lambda got: got["text"]["content"]),
        ("feishu", lambda got: got["content"]["text"]),
    ],
)
def test_a_robot_gets_its_own_form_and_its_refusal_is_heard(
    run: Run, data: Path, hook: Hook, form: str, text_of: Callable[[dict], str]
) -> None:
    ways = {"MINSHENG_WEBHOOK": hook.address, "MINSHENG_WEBHOOK_FORM": form}
    hook.answer = '{"code": 0}' if form == "feishu" else '{"errcode": 0}'
    assert run("notices", data=data, **ways).returncode == 0
    assert "东湖镇" in text_of(hook.got[0])
    assert len(text_of(hook.got[0]).encode()) <= 2048
    hook.answer = '{"errcode": 93000, "code": 19001}'
    done = run("notices", "--try", data=data, **ways)
    assert done.returncode == 1
    assert "very-secret-key" not in done.stdout + done.stderr


def test_an_address_that_answers_nothing_is_told_without_its_key(run: Run, data: Path) -> None:
    done = run("notices", data=data, MINSHENG_WEBHOOK="http://127.0.0.1:1/?key=very-secret-key")
    assert done.returncode == 1
    assert "--try" in done.stderr
    assert "very-secret-key" not in done.stdout + done.stderr


def test_a_check_lists_and_sends_nothing(run: Run, data: Path, hook: Hook) -> None:
    done = run("notices", "--check", "--lang", "en", data=data, MINSHENG_WEBHOOK=hook.address)
    assert "2013-11, due by 2013-12-15" in done.stdout
    assert hook.got == []
