## The tax table

title = Taxes and exchange rates
intro = The tax of an invoice is that of the buyer's country and kind on its date. Issued invoices keep the tax they were issued with.
rules = Tax rules
country = Country
customer = Customer
private = Private
business = Business
category = Category
rate = Rate
exchange-rate = Rate
valid-from = From
valid-to = Until
until-further-notice = Until further notice
end = End
end-named = End the rule for { $customer } in { $country } from { $date }
replace = Replace
replace-named = Replace the rule for { $customer } in { $country } from { $date }
no-rules = There is no tax rule yet
no-rules-hint = Invoices are not made until there is one for the buyer's country.

## Adding a rule

add = Add a tax rule
add-intro = From its first day on it takes the place of the rule before it.
country-code = Country code
country-hint = Two letters, such as NL.
percent = Rate in per cent
percent-hint = Only where the category is Taxed; all others have none.
first-day = First day
save = Add rule
added = The tax rule was added.

## Ending a rule

end-title = End this tax rule?
end-text = The rule for { $customer } customers in { $country } ({ $rate }) holds up to and including its last day. After that their invoices wait until there is another rule. Issued invoices stay as they are.
last-day = Last day
end-button = End rule
ended = The tax rule was ended.

## Exchange rates

rates = Exchange rates
rates-intro = On an invoice in another currency, tax is also stated in { $currency }, at the rate of its date.
pair = Currency
pair-rate = { $accounting } 1 = { $currency } { $rate }
source = Source
no-rates = There is no exchange rate yet
no-rates-hint = Taxed invoices in another currency are not made until there is one.
add-rate = Add an exchange rate
add-rate-intro = From its first day on it takes the place of the rate before it.
currency-hint = Three letters, such as USD.
rate-label = One { $currency } in that currency
source-hint = Who says so; it stands on invoices.
save-rate = Add rate
rate-added = The exchange rate was added.
end-rate-title = End this exchange rate?
end-rate-text = The rate { $pair } holds up to and including its last day. After that taxed invoices in { $currency } wait until there is another rate. Issued invoices stay as they are.
end-rate-button = End rate
rate-ended = The exchange rate was ended.
end-rate-named = End the rate of { $currency } from { $date }
replace-rate-named = Replace the rate of { $currency } from { $date }

## What can be wrong

no-country = Enter the two letters of a country.
country-is = For this country, { $country }, enter { $code }.
category-has-no-rate = Only what is Taxed has a percentage: leave it empty.
no-percentage = Enter a percentage above 0 and below 100. Where the tax is nothing, choose another category.
no-choice = Choose one.
same-day = There is one from that day on already. Choose another day.
accounting-currency = Tax is owed in this currency: it needs no rate to itself.
odd-rate-far = This is more than 5 % away from the rate before it, { $before }. Tick the box below if it is right all the same.
odd-rate-magnitude = Hardly any two currencies are so far apart: is the point in its place? Tick the box below if it is right all the same.
odd-rule-percent = No state takes more than 27 % of everything: is the point in its place? Tick the box below if it is right all the same.
odd-rule-private-owes = A private person cannot owe the tax; only a business can. Tick the box below if it is right all the same.
odd-rule-owes-at-home = What is sold in the issuer’s own country is usually taxed there by the issuer. Tick the box below if the buyer owes the tax all the same.
billed-already = Invoices are made up to { $date } already, and stay as they are; only what is made from now on is different. Tick the box below if it is right all the same.
