## De lijst

invoice = Factuur
period = Periode
date = Datum
due = Te betalen op
status = Status
amount = Bedrag
list-count = { $count ->
    [one] Eén factuur
   *[other] { $count } facturen
}
list-previous = Vorige
list-next = Volgende
list-of = Facturen van { $account }
list-pages = Pagina's met facturen
list-on-page = { $count ->
    [one] Eén factuur op deze pagina
   *[other] { $count } facturen op deze pagina
}
download-pdf = PDF met factuur downloaden
download-named = Factuur { $name } downloaden

## Filter en volgorde

filter = Filter
filter-find = Factuurnaam of documentnummer
filter-from = Factuurdatum vanaf
filter-until = Factuurdatum tot en met
filter-any = Alle
filter-apply = Toepassen
filter-clear = Filter wissen
filter-no-date = Dit is geen datum en telt niet mee. Typ de datum zoals 2026-04-05.
filter-before-first = De laatste dag ligt vóór de eerste en telt niet mee. Kies een latere dag.
filter-no-choice = “{ $typed }” hoort hier niet bij en telt niet mee. Kies uit de lijst.
filter-now = U ziet alleen
filter-remove = , dit filter verwijderen
sort-ascending = Sorteren op { $column }, oplopend
sort-descending = Sorteren op { $column }, aflopend

## Statussen

status-due = Verschuldigd
status-past-due = Achterstallig
status-paid = Betaald
status-void = Vervallen verklaard

## Soorten

kind = Soort
kind-notes = Credit- en annuleringsnota’s
kind-usage = Servicekosten
kind-purchases = Marketplace en reserveringen
kind-support-plan = Ondersteuningsplan
kind-profile = Maandfactuur
kind-enrollment = Inschrijvingsfactuur
kind-credit-note = Creditnota

## De factuur

invoice-title = Factuur { $name }
credit-note-title = Creditnota { $name }
charges = Kosten
credits = Tegoeden
credits-applied = Toegepast tegoed
open-of-it = { $amount } open
subtotal = Subtotaal
tax = Btw
total = Totaal
savings = Geschatte besparing
document-number = Documentnummer
invoice-date = Factuurdatum
due-date = Vervaldatum
billing-period = Factureringsperiode
section = Factuursectie
description = Omschrijving
unit-price = Eenheidsprijs
quantity = Hoeveelheid
tax-rate = Btw-tarief
charges-and-credits = Kosten/tegoeden
usage-of = Gebruik in { $period }
lines-first = Dit zijn de eerste { $shown } van { $count } regels. In de PDF staan ze allemaal.
details = Details per factuursectie
details-customer = Details per klant
details-hidden = U ziet dat deze factuur bestaat, maar niet de regels en documenten.
charges-of = Kosten van { $name }
pay-by = Te betalen op { $date }

## Soorten regels

line-usage = Gebruik
line-purchase = Aankoop
line-credit = Tegoed
line-adjustment = Correctie
line-rounding = Afronding

## Btw-categorieën

tax-standard = Belast
tax-zero = Nultarief
tax-exempt = Vrijgesteld
tax-reverse-charge = Btw verlegd
tax-outside-scope = Buiten de btw-heffing

## Documenten en betaling

documents = Documenten
other-languages = Andere talen
file-size = PDF, { $kilobytes } kB
fingerprint = SHA-256
being-prepared = Wordt voorbereid
being-prepared-hint = Het document wordt gemaakt. U kunt het zo downloaden; vernieuw de pagina.
how-to-pay = Hoe u kunt betalen
given-back = Wat ermee gebeurt
payment = Betaling
nothing-void = Deze factuur is vervallen: er hoeft niets te worden betaald. Wat erop is betaald en waar het bleef, staat bij Betalingen.
payments-none = Er is nog geen betaling ontvangen.
outstanding = Openstaand

## Begrippen uitgelegd

term-charges = Wat in de periode is gebruikt en gekocht, vóór aftrek van tegoeden en zonder btw.
term-credits = Wat u terugkrijgt, zoals een terugbetaling of een correctie van eerdere kosten.
term-credits-applied = Vooruitbetaald of toegekend tegoed waarmee een deel van de kosten is betaald.
term-subtotal = Kosten min tegoeden, zonder btw.
term-tax = De btw over het subtotaal, één keer per tarief berekend en niet per regel.
term-total = Wat u betaalt: subtotaal plus btw.
term-savings = Wat hetzelfde gebruik tegen de lijstprijs meer had gekost. Dit is een schatting; het te betalen bedrag verandert er niet door.
term-billing-period = De dagen waarvan de kosten op deze factuur staan. Kosten die later binnenkomen, staan met hun eigen datum op de volgende.
term-due-date = De laatste dag waarop de betaling op tijd binnen is.
term-payment-terms = Het aantal dagen dat u hebt om te betalen, vanaf de factuurdatum.
term-po-number = Uw eigen inkoopordernummer, zoals ingesteld in het factureringsprofiel. Een wijziging geldt alleen voor latere facturen.
term-sold-to = De rechtspersoon die koopt. Die bepaalt welke btw geldt.
term-bill-to = Aan wie de factuur is gericht.
term-billing-profile = De instellingen achter deze factuur: valuta, betalingstermijn, adres en inkoopordernummer. Elk profiel krijgt één factuur per maand.
term-document-number = Het doorlopende nummer dat de belastingwet voorschrijft. Zoek een factuur op met de factuurnaam.
term-rounding = Regels worden elk op de cent afgerond, het totaal maar één keer. Deze regel bevat het verschil, zodat wat u ziet klopt.
term-unit-price = De prijs van één eenheid met alle decimalen. Hoeveelheid maal prijs wordt pas daarna afgerond.

## Waarom de lijst leeg is

empty-title = Geen facturen om te tonen
empty-filter = Geen factuur past bij het filter. Wis het filter om alle facturen te zien.
empty-none-expected = Er is nog geen factuur. Die wordt gemaakt zodra er kosten in rekening te brengen zijn.

## How an operator opens a document

opening-reason = Reden
opening = Document openen
