## Kop

invoice = Factuur
credit-note = Creditnota
invoice-title = Factuur { $number }
credit-note-title = Creditnota { $number }
void-note = Annuleringsnota
void-note-title = Annuleringsnota { $number }
takes-back = Vervallen factuur
takes-back-part = Factuur gecrediteerd
in-place-of = Vervangt factuur
taken-back-by = Annuleringsnota
credited-before = Al gecrediteerd
numbered-of = { $number }, { $date }
correction-reason = Reden
sold-to = Verkocht aan
bill-to = Factureren aan
vat-number = Btw-nummer
registration-number = Handelsregisternummer
billing-account = Factureringsrekening
billing-profile = Factureringsprofiel
subscription = Abonnement
offer = Aanbieding
account-owner = Accounteigenaar
payment-method = Betalingswijze
po-number = Inkoopordernummer
document-number = Documentnummer
note-name = Naam van de nota
note-date = Datum van de nota
invoice-name = Factuurnaam
invoice-date = Factuurdatum
due-date = Vervaldatum
payment-terms = Betalingstermijn
payment-terms-net = { $days ->
    [0] Direct te betalen
    [one] 1 dag netto
   *[other] { $days } dagen netto
}
billing-period = Factureringsperiode
issuer-not-configured = Afzender niet ingesteld. Op dit document staat geen echte afzender; het is geen geldige factuur.

## Overzicht

billing-summary = Factureringsoverzicht
charges = Kosten
credits = Tegoeden
credits-applied = Toegepast tegoed
usage-charges = Gebruikskosten
adjustments = Correcties
discounts = Kortingen
subtotal = Subtotaal
tax = Btw
total = Totaal
amount-due = Totaal te betalen
savings = Geschatte besparing
previous-balance = Vorig saldo
payments-since = Betalingen sindsdien
outstanding = Openstaand van eerder
section-summary = Per factuursectie
customer-summary = Per klant
details = Specificatie

## Regels

invoice-section = Factuursectie
customer = Klant
reseller = Reseller
description = Omschrijving
unit-price = Eenheidsprijs
per-unit = per { $unit }
quantity = Hoeveelheid
charges-and-credits = Kosten/tegoeden
tax-rate = Btw-tarief
tax-amount = Btw-bedrag
rounding = Afronding
usage-of = Gebruik in { $period }
all-included = { $used } gebruikt, alles inbegrepen
included = { $used } gebruikt, waarvan { $included } inbegrepen
name-type-resource = Naam, type, resource
region = Regio
consumed = Verbruikt
included-head = Inbegrepen
billable = Factureerbaar
rate = Tarief
value = Waarde
grand-total = Eindtotaal
total-of = Totaal { $name }
no-charges = In deze periode waren er geen kosten.

## Pagina's

page-of = Pagina { $page } van { $pages }
section-continued = { $section } (vervolg)
continued = { $section } · { $order } (vervolg)
carried-forward = Transport naar volgende pagina
brought-forward = Transport van vorige pagina

## Btw

tax-summary = Btw per tarief
taxable = Grondslag
tax-standard = { $percent } btw
tax-zero = Nultarief: belast met 0% btw.
tax-exempt = Vrijgesteld van btw.
tax-reverse-charge = Btw verlegd: de afnemer is de btw verschuldigd.
tax-outside-scope = Buiten de btw-heffing: er is geen btw verschuldigd.
accounting-tax = Btw in { $currency }: { $amount }
tax-in = Btw in { $currency }
exchange-rate = Wisselkoers: { $one } = { $other }. Bron: { $source }, geldig vanaf { $date }.

## Betaling

what-becomes-of-it = Wat ermee gebeurt
how-to-pay = Hoe u kunt betalen
pay-by-transfer = Maak { $amount } over zodat het bedrag uiterlijk { $date } binnen is, met het betalingskenmerk hieronder.
pay-by-card = { $amount } wordt op { $date } van uw creditcard afgeschreven. U hoeft niets te doen.
nothing-to-pay = U hoeft niets te betalen.
set-off-from-the-start = Vooruitbetaald of eerder tegoed
paid-from-the-start = U hoeft niets te betalen: het bedrag is al voldaan uit wat eerder is betaald of tegoed was.
set-off = Dit bedrag wordt met uw volgende facturen verrekend.
set-off-void = Deze nota neemt factuur { $number } terug: daarop hoeft niets meer betaald te worden. Wat erop betaald was, wordt met de volgende facturen verrekend.
set-off-credit = Dit bedrag wordt met factuur { $number } verrekend. Wat meer is dan daar openstond, wordt met de volgende facturen verrekend.
bank-missing = De afzender heeft geen bankgegevens opgegeven. Vraag ernaar voordat u betaalt.
account-holder = Rekeninghouder
bank = Bank
iban = IBAN
bic = BIC
payment-reference = Betalingskenmerk
questions = Vragen over dit document: { $email }

## Who publishes what is not the issuer's

publishers = Uitgevers van diensten van derden

## Termen van het onlineservicesprogramma

term-offer = Waaronder het abonnement is afgesloten: de prijzen, en een tegoed als dat erbij hoort.
term-account-owner = De accountbeheerder, die betaalt en toegang geeft.
term-previous-balance = Wat voor deze facturen openstond toen de vorige werd gemaakt, die meegerekend.
term-payments-since = Wat er sindsdien voor binnenkwam.
term-outstanding = Wat ervan over is: te betalen naast deze factuur.
