## The page

title = Why don't I see an invoice?
intro = Say what you are looking for. You get the reason, who can change it, and what you can do about it now.
form-title = What are you looking for?
of = One of yours
of-none = Nothing chosen
of-all = All invoices of { $account }
name = Or a number or a name
name-hint = The number of an invoice or of its document, or the number or name of a billing account, billing profile or subscription.
month = Month it is for
month-any = What comes next
ask = Find out why

## There, or nothing

answer = What we found
shown-title = It is there
there = There for { $month }
shown = You can see it and download it.
shown-open = Open the invoice
shown-list = See the invoices
nothing-title = Nothing found
nothing = There is nothing with this number or name, or not for you. Check it, or ask whoever gave it to you.

## Reasons

not-made-yet-title = Not made yet
new = { $of } began less than 30 days ago. Its first invoice is for { $period } and follows on { $date }.
running = The invoice of { $of } for { $period } follows on { $date }: these days have not ended yet.
follows = The invoice of { $of } for { $period } follows on { $date }, up to two days later.
overdue = The invoice of { $of } for { $period } was to be made on { $date } and is late. The billing office is told so by itself.
if-charged = There is one only if something is charged for these days.
below-credit-title = Below the credit
below-credit = The monthly credit of { $of } covered all that was used. An invoice is made only for what is above the credit.
below-credit-used = { $used } of { $credit } used
nothing-charged-title = Nothing was charged
nothing-charged = Nothing was charged to { $of } for { $period }, so no invoice was made.
not-then-title = Not in that month
not-then = { $of } began on { $date }. There are no invoices for the days before.
not-then-ended = { $of } ended on { $date }. There are no invoices for the days after.
disabled-title = Disabled
disabled = { $of } has been disabled since { $date }, because an invoice of it is past due. Nothing is recorded on it until the balance is settled, so no invoice follows for those days.
ended-title = No longer there
ended = { $of } was cancelled or moved: its last day was { $date }. No invoice follows for the days after.
no-permission-title = You need a role
no-permission = Your identity { $email } has no role with which this can be seen.
needed = One of these is needed
held = You have
held-none = No role on this billing account
not-shared-title = Not shared with you
not-shared = You see the invoices of { $of }, but may not download them: the account administrator has set Access to invoice to Off.
no-customer-title = No customer yet
enterprise-title = Sent by e-mail only
another-identity-title = Your other identity sees more
another-identity = { $email } has two identities. The other one is a { $kind } in { $directory } and sees more of this than the one you use now.
identity-there-title = You have another identity there
identity-there = { $email } has two identities. The other one is a { $kind } in { $directory } and has to do with this billing account; the one you use now does not. Sign in with it to learn more.
another-directory-title = It is in another directory
another-directory = This billing account belongs to the directory { $directory }. You see the accounts of one directory at a time.
another-directory-left = This billing account belongs to the directory { $directory }, of which you are no longer a member. Ask to be let in again.
no-such-name-title = No such name
no-such-name = The billing account has nothing of this name. Check the number.

## Who, and what to do

who = Who can change this
who-enterprise = Who decides who gets it
orphaned = Nobody who can change this can sign in any more. The billing office looks after it.
mail-subject = Invoices of billing account { $account }
as-role = { $name }, { $role }
sign-in-other = Sign in with the other identity
nothing-asked = Choose a billing account or one of its parts, or enter the name or number of an invoice.
invoices-of = See the invoices of { $of }
still-unclear = Does that not explain it?
