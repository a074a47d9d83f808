"""A mail server for tests: TLS, a password, and a will of its own for some recipients.

What it takes it keeps as files. The name before the at sign says what becomes of a mail:
`later-…` is refused for now the first time, `never-…` for good, `lost-…` is taken the first time
and the line broken before the answer, `broken-…` not taken and the line broken, `silent-…` taken
the first time without an answer.
"""

import asyncio
import ssl
import sys
import threading
import time
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

port, kind, folder, certificate = sys.argv[1:5]
kept = Path(folder)
lock = threading.Lock()
counted = {}


def first(recipient):
    """Whether this recipient is asked about for the first time."""
    with lock:
        counted[recipient] = counted.get(recipient, 0) + 1
        return counted[recipient] == 1


class Handler:
    number = len(list(kept.glob("*.eml")))

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name.startswith("never-"):
            return "550 5.1.1 nobody here has that name"
        if name.startswith("later-") and first(address):
            return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        is_first = name.split("-")[0] in ("lost", "broken", "silent") and first(envelope.rcpt_tos[0])
        if name.startswith("broken-") and is_first:
            server.transport.abort()
            return "250 OK"
        self.keep(envelope)
        if name.startswith("silent-") and is_first:
            await asyncio.sleep(3600)
        if name.startswith("lost-") and is_first:
            server.transport.abort()
        return "250 2.0.0 kept"

    def keep(self, envelope):
        with lock:
            Handler.number += 1
            number = Handler.number
        to = ",".join(envelope.rcpt_tos)
        part = kept / f"{number:06}.part"
        part.write_bytes(b"X-Envelope-To: " + to.encode() + b"\r\n" + envelope.content)
        part.rename(kept / f"{number:06}.eml")


def authenticate(server, session, envelope, mechanism, data):
    """One person may send."""
    is_known = (
        isinstance(data, LoginPassword)
        and data.login == b"reckoner@portal"
        and data.password == b"a secret: of/tests"
    )
    return AuthResult(success=is_known, handled=False)


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate)
options = {
    "hostname": "127.0.0.1",
    "port": int(port),
    "authenticator": authenticate,
    "auth_required": kind != "plain",
}
if kind == "tls":
    controller = Controller(Handler(), ssl_context=context, auth_require_tls=False, **options)
elif kind == "starttls":
    controller = Controller(Handler(), tls_context=context, require_starttls=True, **options)
else:
    controller = Controller(Handler(), auth_require_tls=False, **options)
controller.start()
try:
    while True:
        time.sleep(3600)
except KeyboardInterrupt:
    controller.stop()
