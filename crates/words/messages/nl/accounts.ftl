## Factureringsbereiken

scopes-intro = De factureringsrekeningen van { $directory } waartoe u toegang hebt.
scopes-count = { $count ->
    [one] Eén factureringsrekening
   *[other] { $count } factureringsrekeningen
}
scopes-empty = U hebt geen toegang tot een factureringsrekening in { $directory }. Vraag een eigenaar van de rekening om toegang of schakel naar een andere directory.
scopes-other-identity = Deze identiteit heeft geen toegang tot een factureringsrekening in { $directory }. Een andere met hetzelfde e-mailadres wel: meld u daarmee aan.

## Eigenschappen

billing-account = Factureringsrekening
account-type = Accounttype
name = Naam
identifier = Id
created = Gemaakt op
currency = Valuta
sold-to = Verkocht aan
bill-to = Factureren aan
po-number = Inkoopordernummer
payment-method = Betalingswijze
payment-method-invoice = Op factuur (overboeking)
payment-method-card = Creditcard
payment-terms = Betalingstermijn
payment-terms-days = { $days ->
    [0] Direct te betalen
    [one] 1 dag
   *[other] { $days } dagen
}
invoice-day = Factuurdag
invoice-day-of-month = Dag { $day } van de maand

## Waaruit een rekening bestaat

billing-profile = Factureringsprofiel
invoice-section = Factuursectie
invoice-sections = Factuursecties
subscription = Abonnement
customer = Klant
reseller = Reseller
profiles-empty = Deze rekening heeft nog geen factureringsprofiel.
subscriptions-empty = Deze rekening heeft nog geen abonnement.
to-be-completed-hint = Dit is gemaakt uit een geïmporteerd bestand. Vul naam, adressen en btw-gegevens aan vóór de volgende factuur.

## Abonnementen en wat ervan is geworden

subscription-state = Toestand
state-active = Actief
state-disabled = Uitgeschakeld sinds { $date }
state-disabled-why = Een factuur ervoor bleef achterstallig. Het werkt weer zodra het saldo is vereffend.
state-cancelled = Opgezegd op { $date }
offer = Aanbieding
invoices-of = Facturen van { $name }
