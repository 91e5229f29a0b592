"""The ways out that the settings name; none unless set."""

from __future__ import annotations

from functools import partial

from pipelines.notices.notice import Way
from pipelines.problem import Problem
from pipelines.settings import Settings


def find_ways(settings: Settings) -> list[Way]:
    """The ways that a notice goes, of which an installation may have none, one or both.

    Raises:
        Problem: a mail server is set, and nobody whom it may write to or from.
    """
    found = []
    if settings.smtp_host:
        for name in ("notice_to", "notice_from"):
            if not getattr(settings, name):
                raise Problem("notice.incomplete", exit_status=2, name=f"MINSHENG_{name.upper()}")
        from pipelines.notices.ways.send_mail import send_mail

        found.append(Way("mail", partial(send_mail, settings)))
    if settings.webhook:
        from pipelines.notices.ways.post_notice import post_notice

        address = settings.webhook.get_secret_value()
        found.append(Way("webhook", partial(post_notice, address, settings.webhook_form)))
    return found
