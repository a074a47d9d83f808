## Handing an account over

title = Hand over { $account }
command = Hand over
intro = The account administrator gives the account to another member of its directory, who confirms. Until then nothing changes.
what = What happens
becomes = The other one becomes the account administrator: sees, downloads and pays every invoice of the account, and decides who else may.
nothing-left = You have no role on the account any more, and can take nothing back by yourself.
stays = Invoices, cards and the address on invoices stay as they are, until the new account administrator changes them.
email = E-mail address of the member
email-hint = Somebody who is at home in the same directory. They have 14 days to accept.
offer = Offer the account
offered = The account is offered. Nothing changes until it is accepted.

## An offer that waits

waits-to = Offered to
waits-since = Offered on
waits-until = Can be accepted until
disabled = This person was disabled meanwhile and cannot accept. Withdraw the offer to choose somebody else.
withdraw = Withdraw the offer
withdrawn = The offer was withdrawn.

## To whom it is offered

offers = Accounts offered to you
offers-intro = An account administrator wants to hand these over. You become the account administrator where you accept.
offers-none = No account is offered to you
offers-none-hint = When somebody hands an account over to you, it appears here.
offers-count = { $count ->
    [one] 1 account offered
   *[other] { $count } accounts offered
}
offered-by = Offered by { $email }, until { $moment }
answer-title = Take over { $account }?
answer-intro = { $email } offers you this billing account.
you-become = You become the account administrator: you see, download and pay every invoice of the account, and decide who else may.
they-leave = { $email } has no role on the account any more.
you-change = Invoices, cards and the address on invoices stay as they are, until you change them.
look = Answer
accept = Take over the account
refuse = Refuse
accepted = You are the account administrator now.
refused = You refused the account. It stays where it is.

## What is wrong

no-member = Nobody of this address is at home in the directory of the account and can sign in.
themselves = This is the account administrator already. Enter somebody else's address.
offered-already = The account is offered to somebody already. Withdraw that offer first.
over = This offer is over: it was accepted, refused or withdrawn, or its time has passed.
not-the-owner = Whoever offered this account is not its account administrator any more.
