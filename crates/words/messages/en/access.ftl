## The page

title = Access control (IAM)
title-of = Access control (IAM): { $name }
intro-account = Who may do what with this billing account. What is given here holds on all of its billing profiles and invoice sections.
intro-profile = Who may do what with this billing profile. What is given here holds on its invoice sections.
intro-section = Who may do what with this invoice section.
held = Who has access
held-none = Nobody has a role here.
person = Person
role = Role
given-by = Given by
through = Last day
no-end = No end
from-start = Set up with the account
from-groups = Groups of { $provider }
disabled = Disabled
inherited = From { $scope ->
    [account] the billing account
    [profile] the billing profile
   *[other] higher up
}
choose = Choose { $name }, { $role }
remove = Remove
remove-question = { $count ->
    [one] Remove this role?
   *[other] Remove these { $count } roles?
}
withdraw = Remove invitation
remove-nothing = Nothing is chosen. Tick the box of each role or invitation that is to be removed, and press the button again.
remove-hint = Whoever loses a role loses what it allows at once.
removed = The access was removed.

## Adding

add = Add
add-hint = People of the directory have the role at once. Anybody else is invited, and has it once they sign in with that very address.
email = E-mail addresses
email-hint = Several with commas between them.
last-day = Last day
last-day-hint = Leave it empty for a role without an end. It ends with the day, in UTC.
given = The access was saved.
invited = The access was saved. Whoever is new gets an e-mail with a link, and is listed below until they follow it.

## Invitations

pending = Invited
invited-until = Link is good until
link = Link to hand over
expired = Expired: add the address again
pending-intro = These people have no access yet. Each was sent an e-mail with a link that lets them set a password, or sign in.
headless = Accounts without an owner
headless-here = Nobody who can sign in is at the head of one or more billing accounts.
headless-intro = Nobody who can sign in is at the head of these billing accounts, so nobody gives roles or shares invoices there. Put somebody of the directory at its head, once the customer has said who it is to be.
head-directory = Directory
head-last = Who it was
head-never = Nobody so far
head-email = E-mail address of the new owner
head-email-hint = Somebody at home in the directory of the account who can sign in. It is written to the account's activity, and they are told by mail.
head-give = Make them the owner
invitations = Invitations
invitations-intro = Links that wait for people who are invited to a billing account.
invitations-none = Nobody is invited.
account = Billing account

## Accepting

accept-title = You are invited
accept-intro = { $email } was invited to see invoices here. Whoever has an identity here already signs in with it below: its password stays as it is.
accept-new = I am new here: set a password
accept = Accept
accept-own = Accept the invitation to see what was shared with { $email }.
accept-known = I have an identity here
invited-sign-in = Sign in with the address that was invited to see what was shared with you.
accept-submit = Set password

## What is wrong

no-role = Choose one of the roles that can be given here.
no-addresses = Enter the e-mail addresses of those who get the role.
no-address = { $address } is not an e-mail address.
too-many-addresses = At most 50 addresses at once.
day-over = This day is over. Choose { $today } or a later day.
nothing-chosen = Choose whose role is to be removed.
from-groups-role = This role comes from a group of the provider that they sign in with: at the next sign-in it would be back. It is taken in the group.
inherited-role = This role was given higher up and is removed there.
last-owner = The last owner stays: give somebody else the role of owner first.
