## Voiding

void = Void
void-title = Void invoice { $name }
void-intro = An issued invoice never changes. It is taken back by a document of its own.
void-what = What will happen
void-note-made = A void note over { $total }, with a document number of its own, takes the invoice back line by line.
void-credited = { $amount } was credited before. The void note takes back the rest of the invoice; billed again, the same is credited again on the new invoice, with the tax of that one.
void-stays = The invoice keeps its number { $number } and stays to be seen, as Void.
void-nothing-open = { $amount } that is still open has not to be paid any more.
void-kept = { $amount } that was paid is set off against the invoice in its place, and then the next ones.
paid = Paid so far
void-then = What becomes of the charges
void-rebill = Bill again
void-rebill-hint = A new invoice for the same period takes up the same charges, with the address and tax of today, and by today’s price sheet for the days of use.
void-write-off = Write off
void-write-off-hint = Nobody pays for them. The billing equation tells them as written off.
void-reason = Reason
void-reason-hint = It stands on the void note, where the customer reads it.
void-submit = Void the invoice
voided = The invoice is void. A void note takes it back.
rebilled = The invoice is void, and a new one stands in its place.

## Crediting a part

credit = Credit
credit-title = Credit a part of invoice { $name }
credit-intro = The invoice stays as it is. A credit note gives back an amount with its tax, which settles what is still open; the rest is set off against the next invoices.
credit-left = Left to credit, before tax
credit-amount = Amount before tax, in { $currency }
credit-category = Tax
credit-reason-hint = It stands on the credit note, where the customer reads it.
credit-submit = Make the credit note
credited = The credit note is made.
cannot-be-corrected = This cannot be done with the invoice: { $reason }

## Why not

already-void = It is void already.
is-credit-note = It is a credit note: what it gives back is set off against the next invoices.
payment-under-way = A card payment of it is under way. Try again when its result is known.
series-gone = What it was made for is not there any more. It can be voided without billing again.
cannot-rebill = It cannot be billed again. { $reason }
long-reason = A reason has { $letters } letters at the most.
no-reason = Give a reason.
no-amount = This is no amount to credit. Type it like 12.50.
nothing-left = Nothing taxed so is left to credit.
more-than-left = Only { $amount } is left to credit before tax.
credited-meanwhile = Something was credited meanwhile. Look at what is left.
form-sent = This form was sent before with something else in it. Look at the invoice what was done, and start again if something is still to do.

## Links

voided-by = Voided by void note { $name }
credited-by = Credited in part by credit note { $name }
credited-whole-by = Credited in full by credit note { $name }
rebilled-by = Billed again as invoice { $name }
voids = This void note takes back invoice { $name }
credits = This credit note takes back a part of invoice { $name }
credits-whole = This credit note takes back all of invoice { $name }
rebills = This invoice stands in the place of invoice { $name }
void-note-title = Void note { $name }
kind-void-note = Void note

## History

history = History
made = Made
received = { $amount } received
received-whole = { $amount } received: paid
set-off = { $amount } set off
set-off-whole = { $amount } set off: paid
credited-amount = { $amount } credited
set-off-against = { $amount } set off against { $name }
given-back = { $amount } given back ({ $way })
to-be-wired = { $amount } to be given back by transfer
going-back = { $amount } being given back ({ $way })
not-given-back = { $amount } not given back: refused ({ $way })
declined = Card declined for { $amount }
tried = Card tried for { $amount }
past-due = Past due
because = Reason: { $reason }
