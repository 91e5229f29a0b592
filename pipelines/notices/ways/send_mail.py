"""A notice as an e-mail, by the mail server that the settings name."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from pipelines.notices.notice import Notice
from pipelines.settings import Settings

_SECONDS = 20


def send_mail(settings: Settings, notice: Notice) -> None:
    """Send it to all addresses of MINSHENG_NOTICE_TO.

    Raises:
        OSError: the server cannot be reached, its certificate is not trusted, or it refuses
            (smtplib.SMTPException is one).
    """
    addresses = [one.strip() for one in settings.notice_to.split(",") if one.strip()]
    message = EmailMessage()
    message["Subject"] = notice.subject
    message["From"] = settings.notice_from
    message["To"] = ", ".join(addresses)
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=settings.notice_from.rpartition("@")[2] or None)
    # Mail programs answer such a message with no note of absence.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(notice.text)
    with _server(settings) as server:
        if settings.smtp_password:
            server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
        refused = server.send_message(message, to_addrs=addresses)
    if refused:
        raise smtplib.SMTPRecipientsRefused(refused)


def _server(settings: Settings) -> smtplib.SMTP:
    place = (settings.smtp_host, settings.smtp_port)
    if settings.smtp_security == "tls":
        return smtplib.SMTP_SSL(*place, timeout=_SECONDS, context=ssl.create_default_context())
    server = smtplib.SMTP(*place, timeout=_SECONDS)
    if settings.smtp_security == "starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server
