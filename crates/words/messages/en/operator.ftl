## The billing office

office = Billing office
runs = Billing runs
runs-intro = What is due is billed every day by itself. What could not be billed waits here, with its reason.

## What stands

billed-through = Billed up to
never-billed = Nothing was billed yet
billing-date = Billing date
waits = Not billed
last-failed = The last run failed
series-count = { $count ->
    [0] Nothing
    [one] 1 series
   *[other] { $count } series
}

## A run

run-now = Run now
run-started = Started
run-as-of = As of
run-made = Made
run-parked = Not billed
run-parked-count = { $count ->
    [0] none
   *[other] { $count }
}
run-result = Result
kind-retry = Tried again what was not billed
kind-correction = Correction of an invoice
silent = Stopped in the middle. The next run goes on.
failed = Failed: { $problem }
took-no-time = Done within a second
took = Done in { $seconds } s
rate-made = { $count } invoices a minute
past = Recent runs
past-none = There was no run yet.
past-earlier = Earlier runs
past-last = Last runs
past-pages = Pages of runs

## A run that works

at-work = A run is at work
retry-at-work = What was not billed is tried again
quiet-for = nothing heard for { $seconds } s; if that lasts until { $until } UTC, it was killed and another run can begin
reload = Reload
at-day = At { $day }, up to { $last }
made-so-far = { $count ->
    [one] 1 invoice made
   *[other] { $count } invoices made
}
rate = { $count } looked at a minute
time-left = { $seconds ->
    [0] about to end
   *[other] about { $seconds } s left
}
run-begun = The run has begun. This page shows how far it is.
run-done = { $made ->
    [0] The run is done: nothing was due.
    [one] The run is done: 1 invoice was made.
   *[other] The run is done: { $made } invoices were made.
}
run-done-parked = { $made ->
    [0] No invoice was made
    [one] 1 invoice was made
   *[other] { $made } invoices were made
}; { $parked ->
    [one] 1 series could not be billed, for the reason below.
   *[other] { $parked } series could not be billed, for the reasons below.
}
run-is-at-work = A run has been at work since { $since }. Wait until it is done. Was it killed, then another one can begin from { $until } UTC on.
billing-date-ahead = The billing date has not come yet. What is dated on a day in the future is done at the command line, with --allow-future.

## What could not be billed

parked = Not billed
parked-none = Everything due was billed
parked-none-hint = What cannot be billed waits here with its reason, and never stops the others.
parked-nothing = Nothing waits
billed-up-to = What was due up to { $date } was billed. What has come due since is made by the next run.
first-page = First page
parked-pages = Pages of what is not billed
parked-gone = It is not waiting any more: it was billed meanwhile.
series = Invoices of
reason = Reason
since = Since
retry = Retry
retry-all = Retry all

## Why

obstacle-tax-rule-private = There is no tax rule for private customers in { $country } on { $date }. Add one, then retry.
obstacle-tax-rule-business = There is no tax rule for business customers in { $country } on { $date }. Add one, then retry.
obstacle-exchange-rate = There is no exchange rate for { $currency } on { $date }. Add one, then retry.
obstacle-price = There is no price in { $currency } for the meter { $meter } on { $date }. Add one, then retry.
obstacle-unit = Use of the meter { $meter } is in “{ $found }”, while its prices are in “{ $expected }”. Correct the imported file or the meter.
obstacle-gone = The subscription, profile or account that this is for is not there any more. Apply it again, then retry.
obstacle-currency = The account does not say in which currency it is billed. Complete it, then retry.
obstacle-other-currency = A charge is in { $found }, while the invoice is in { $expected }. Correct the imported file or the account.
obstacle-too-many-lines = There are more than { $limit } different lines, more than one invoice can hold.
obstacle-too-large = A number does not fit: { $what }.

## A look ahead

ahead = Dry run
until = Up to and including
look-ahead = Show what would be made
would-be-made = { $count ->
    [0] Nothing would be made up to { $date }.
    [one] 1 invoice would be made up to { $date }. Nothing was made.
   *[other] { $count } invoices would be made up to { $date }. Nothing was made.
}
ahead-more = There is more than is shown here, which is at most { $limit } series: the command line shows everything (reckoner bill --dry-run).
gone = Nothing this time, other than last time: { $labels }.
ahead-total = Together { $subtotal } before tax, { $tax } tax, { $total } in all.
until-no-day = { $typed } is not a day. Write it like 2026-12-31.
until-too-far = This looks ahead to { $date } at most: about two months.
would-wait = { $account }, { $series }: { $reason }
change = Against last time
change-little = About the same
change-new = New
change-zero = Comes to nothing
change-up = { $percent } % more
change-down = { $percent } % less

## The equation

equation = Equation
part-rated = { $currency } { $amount } rated
part-invoiced = { $amount } invoiced by this run
part-before = { $amount } invoiced before
part-covered = { $amount } covered by credit
part-carried = { $amount } carried to later invoices
part-parked = { $amount } not billed
part-written-off = { $amount } written off
unrated = { $count ->
    [one] 1 charge is rated when it is billed and counts as nothing until then
   *[other] { $count } charges are rated when they are billed and count as nothing until then
}
