## What the answer to an e-mail means

refused = The mail server does not answer: nothing listens at its address.
timed-out = The mail server did not answer in time.
host-not-found = The mail server was not found: its name leads nowhere.
unreachable = There is no way to the mail server from here.
not-trusted = The certificate of the mail server is not trusted.
expired = The certificate of the mail server has expired, or is not valid yet.
other-name = The certificate of the mail server is for another name.
broken = The line to the mail server broke.
not-signed-in = The mail server does not accept the portal's name and password.
not-relayed = The mail server does not pass on mail to this address.
sender-refused = The mail server does not take mail from the sender's address.
no-mailbox = There is no mailbox of this address.
mailbox-full = The mailbox is full.
too-large = The e-mail is larger than the mail server takes.
come-back = The mail server asks to come back later.
letters = The mail server takes no addresses with letters beyond ASCII.
settled = There is nothing to be paid any more.
asked-anew = A newer e-mail says it instead.
nobody-signs-in = Nobody signs in with this address any more.
invitation-over = The invitation was taken or withdrawn.
address-over = The address is confirmed, or not wanted any more.
no-document = The document is missing.
unreadable = What it was to say cannot be read.
