title = Rekeningoverzicht
title-of = Rekeningoverzicht: { $name }
from = Van
until = Tot en met
all-profiles = Alle profielen
show = Tonen
days = { $from } tot en met { $to }
csv = Overzicht (CSV)
ageing-csv = Ouderdom (CSV)
pdf = Overzicht (pdf)

## Wat er gebeurde

ledger = Rekening in { $currency }
date = Datum
what = Wat
document = Document
amount = Bedrag
balance = Saldo
opening = Saldo vóór { $date }
closing = Saldo op { $date }
due-on = Te betalen op { $date }
set-off = { $amount } van wat bewaard was
prepaid = Vooruitbetaald
documents = Facturen en nota's
received = Ontvangen
given-back = Terugbetaald
lines-first = Dit zijn de eerste { $shown } van { $count } regels. De bestanden bevatten ze alle.
nothing = Er is niets verschuldigd, en er gebeurde niets in deze dagen
nothing-hint = Kies andere dagen om te zien wat er toen gefactureerd en betaald is.

## Hoe oud het is

ageing = Wat openstaat op { $date }
ageing-hint = Naar het aantal dagen na de vervaldatum. Bewaarde tegoeden betalen de volgende facturen en zijn er niet afgetrokken.
ageing-none = Op deze dag staat niets open en wordt niets bewaard.
series = Facturen van
not-due = Niet vervallen
up-to-30 = 1–30 dagen
up-to-60 = 31–60 dagen
up-to-90 = 61–90 dagen
over-90 = Meer dan 90 dagen
open = Open
kept = Bewaarde tegoeden
total = Totaal

## Wat er niet klopt

too-many-lines = Dit zijn meer dan { $most } regels, meer dan een overzicht er heeft. Kies minder dagen.
too-many-months = Een overzicht beslaat hoogstens { $most } maanden. Kies een latere eerste dag.

## Het maandpakket

pack = Maandpakket
pack-hint = Eén zip-bestand met de documenten van een maand, een samenvatting van het gebruik en van de belasting, het rekeningoverzicht en de ouderdom aan het einde ervan, een lijst en de SHA-256 van elk bestand.
pack-month = Maand
pack-language = Taal van de documenten
pack-download = Pakket downloaden
