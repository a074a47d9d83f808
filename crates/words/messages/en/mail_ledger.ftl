## The operator's page of all mail

title = E-mail
intro = What was sent to whom, and how it went. What was not taken is tried again for three days.
paused = No e-mail is sent for now. What is to be sent waits.
pause = Pause
resume = Go on sending
on-page = { $count ->
    [one] One e-mail on this page
   *[other] { $count } e-mails on this page
}
none = There is no e-mail here
none-found = No e-mail fits
none-found-hint = Look for something else, or clear the filter.
none-hint = What is sent, to whom and how it went is listed here.
about = About
to = To
why = Why
state = State
queued-at = Queued
said = Answer
tries = Tries
pages = Pages of e-mail
again = Send again
again-at = Sent again { $at } by the billing office: { $state }
again-by = Sent again { $at } by { $who }: { $state }
repeats = Sent again: the first e-mail
server-said = The server said: “{ $words }”
raw = The words of the system
look-for = Address, invoice or billing account
kind = About
filter = Filter
from = Queued from
until = Queued until
found-address = E-mail to addresses that begin with “{ $words }”.
found-invoice = E-mail about invoice { $number }.
found-accounts = E-mail about { $accounts }.
read = Read
as-text = As text
as-html = As HTML
not-kept = It left for a mail server, or was not sent: no copy of it is kept.
kept = A copy lies in the folder of the portal: when it was sent, no mail server was configured.
filter-all = All
filter-unsure-some = Perhaps twice
filter-unsure = Perhaps twice: { $count }
unsure-hint = Perhaps twice: the line broke after all had been said and before the server's answer. Such an e-mail is sent again, with the same Message-ID: better twice than not at all.
unsure = May have arrived twice: the line broke before the server's answer.
next-try = Next try { $at }
tried = { $count ->
    [one] once
   *[other] { $count } times
}
one = E-mail to { $email }
language = Language

## Where an e-mail stands

state-waiting = Waits for its document
state-queued = Queued
state-deferred = Deferred
state-sent = Sent
state-delivered = Delivered
state-failed = Failed
state-bounced = Sent back
state-needless = Not needed any more

## Why somebody gets it

reason-profile-role = Role on the profile
reason-additional-recipient = Additional recipient
reason-invoice-contact = Invoice contact
reason-account-administrator = Account administrator
reason-account-owner = Owner of the account
reason-enterprise-administrator = Enterprise administrator, as there is no invoice contact
reason-own = Their own
reason-decides = Decides about access

## What it is for

kind-invoice = Invoice
kind-payment-declined = Payment declined
kind-past-due = Past due
kind-paid = Paid
kind-reminder = Reminder
kind-disabled = Subscription disabled
kind-enabled = Subscription enabled
kind-role-given = Role given
kind-invitation = Invitation
kind-access-requested = Access requested
kind-access-answered = Request for access answered
kind-usage-ready = Usage file ready
kind-password-reset = New password
kind-confirm-address = Address to confirm
kind-test = Test

## On the page of an invoice

sent-to = Sent by e-mail
sent-to-nobody = This invoice was not sent by e-mail.
how = How it went
opened = Opened in the portal { $date }
opened-hint = Opened in the portal tells that this recipient was signed in under this address and followed the link of the e-mail, for the first time then. Nothing else is known: e-mails have no hidden pictures, so nobody sees whether one was read, or the PDF in it opened. Where it does not say so, the invoice may have been opened all the same, in another way.

## For whoever follows the link of an e-mail and may not see the invoice

not-shown-title = We can't display your invoices. Please try again
not-shown-to = The e-mail with this link was sent to { $email }.
not-shown-signed-in = You are signed in as { $email }.
not-shown-own = The e-mail with this link was sent to you, { $email }. With this identity you may not see the invoice in the portal. The PDF in the e-mail is the same document.
not-shown-sign-in = Sign in with that address to see the invoice. Whoever gets invoices without an account here has the PDF in the e-mail.
not-shown-switch = Sign in with another identity

## Done

again-done = It is sent again.
pause-done = No e-mail is sent until you go on.
resume-done = E-mail is sent again.

## What the answer to an e-mail means

cause-refused = The mail server does not answer: nothing listens at its address.
cause-timed-out = The mail server did not answer in time.
cause-host-not-found = The mail server was not found: its name leads nowhere.
cause-unreachable = There is no way to the mail server from here.
cause-not-trusted = The certificate of the mail server is not trusted.
cause-expired = The certificate of the mail server has expired, or is not valid yet.
cause-other-name = The certificate of the mail server is for another name.
cause-broken = The line to the mail server broke.
cause-not-signed-in = The mail server does not accept the portal's name and password.
cause-not-relayed = The mail server does not pass on mail to this address.
cause-sender-refused = The mail server does not take mail from the sender's address.
cause-no-mailbox = There is no mailbox of this address.
cause-mailbox-full = The mailbox is full.
cause-too-large = The e-mail is larger than the mail server takes.
cause-come-back = The mail server asks to come back later.
cause-letters = The mail server takes no addresses with letters beyond ASCII.
cause-settled = There is nothing to be paid any more.
cause-asked-anew = A newer e-mail says it instead.
cause-nobody-signs-in = Nobody signs in with this address any more.
cause-invitation-over = The invitation was taken or withdrawn.
cause-address-over = The address is confirmed, or not wanted any more.
cause-no-document = The document is missing.
cause-unreadable = What it was to say cannot be read.
