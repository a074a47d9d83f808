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
