## The lists

title = Support requests
mine-intro = What you wrote to support, the latest first.
office-intro = What customers wrote, those first that wait for an answer.
new = New support request
none = No support requests
none-hint = If an invoice is missing or wrong, write to us from its page: what we have to know about it is filled in.
office-none-hint = Nobody wrote so far.
list = Support requests
pages = Pages of support requests
on-page = { $count ->
    [one] One request on this page
   *[other] { $count } requests on this page
}
subject = Subject
state = State
from = From
changed = Last changed
new-answer = New answer

## Where one stands

state-open = Open
state-answered = Answered
state-closed = Closed

## The menu

help = Help
answers = { $count ->
    [one] 1 new answer
   *[other] { $count } new answers
}
waiting = { $count ->
    [one] 1 open
   *[other] { $count } open
}

## A new one

new-intro = { $office } answers here; you see the answer in this portal.
subject-hint = In a few words.
text = What is it about?
text-hint = What did you expect, and what do you see instead?
language = Answer in
send = Send
about-invoice = About invoice { $name }
opened = The request was sent. The answer appears here.

## What is sent along

diagnosis = What we send along
diagnosis-sent = Sent along
diagnosis-hint = What the portal knows of you and of what you write about, so that nobody has to ask. Only you and { $office } see it.
signed-in = Signed in: { $kind }, in the directory { $directory }
signed-in-nowhere = Signed in: { $kind }, in no directory
asked-account = Asked for billing account
asked-profile = Asked for billing profile
asked-subscription = Asked for subscription
asked-invoice = Asked for invoice
asked-month = Asked for month
account-unseen = No billing account of this identifier is shown to this person.
invoice-unseen = No invoice of this name is shown to this person.
account-line = Billing account: { $name }, { $agreement }
no-roles = Roles there: none
roles = Roles there: { $roles }
sees-none = Invoices shown: none
sees-all = Invoices shown: all of the account
sees-profiles = { $count ->
    [one] Invoices shown: those of 1 billing profile
   *[other] Invoices shown: those of { $count } billing profiles
}
sees-subscriptions = { $count ->
    [one] Invoices shown: those of 1 subscription
   *[other] Invoices shown: those of { $count } subscriptions
}
invoice-line = Invoice: { $number }, { $scope }, { $status }
may-download = Download
may-pay = Pay
allowed = allowed
made-at = Found on { $moment }, billing date { $date }

## A request

thread-title = Request { $name }
about = About
written = Written
answer-in = To be answered in
messages = Messages
you = You
office = { $issuer } Support
plain-office = Support
office-by = Support, { $email }
answer = Answer
answer-label = Your answer
answer-hint = The customer reads it as coming from support, not from you by name.
reply-label = Your message
reply = Send message
close = Close request
closed-hint = This request is closed. Open it again to write on it.
reopen = Open again
full = So much was written here that there is no room for more. Write a new request.
sent = The message was sent.
closed = The request was closed.
reopened = The request is open again.
too-many = You have { $count } requests that are not closed. Close one of them first.
