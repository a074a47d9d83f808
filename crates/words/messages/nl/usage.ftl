## De pagina

title = Gebruiksbestanden
intro = De dagelijkse hoeveelheden en kosten achter uw facturen, als bestand. Wat bij een factuur hoort, telt tot op de cent op tot die factuur.
kept = { $days ->
    [one] Een bestand wordt één dag bewaard.
   *[other] Een bestand wordt { $days } dagen bewaard.
}
prepare = Gebruiksbestand voorbereiden
download-usage = Gebruiksgegevens downloaden
other-formats = Andere indelingen
hint = Elke regel van het gebruik op de factuur als bestand. Het duurt even; u kunt ondertussen verder werken.

## Het formulier

new = Een nieuw bestand
of-invoice = Gebruik van factuur { $name }
of-days = In plaats daarvan dagen kiezen
scope = Waarvan
all-of = Alles van { $name }
from = Eerste dag
to = Laatste dag
to-hint = Hooguit 36 maanden. Wat nog niet gefactureerd is, staat erin, zonder afronding en btw.
format = Kolommen
format-cost-details = Kostengegevens: een regel per dag, meter en resource
format-focus = FOCUS 1.2: een regel per kostenperiode
packing = Verpakking
packing-plain = Geen (CSV)
packing-gzip = gzip
mark = Begint met
mark-written = Een bytevolgordemarkering, voor rekenbladen
mark-left-out = De namen van de kolommen, voor programma's
formulas = Teksten die op formules lijken
formulas-as-they-are = Laten zoals ze zijn
formulas-disarmed = Een apostrof ervoor zetten
mail = Als het gereed is
mail-no = Op de pagina tonen
mail-yes = Mij ook een e-mail sturen
no-permission = U ziet dit account, maar mag geen gebruik ervan downloaden. Vraag de eigenaar om een rol die dat mag.

## De lijst

files = Bestanden
file = Bestand
of = Van
columns = Kolommen
state = Stand
asked-at = Aangevraagd
none = Geen gebruiksbestanden
none-hint = Bestanden die u aanvraagt, verschijnen hier.

## Eén bestand

file-title = Gebruiksbestand { $name }
invoice = Factuur
days = Dagen
kept-until = Bewaard tot
state-waiting = Wacht
state-at-work = Wordt gemaakt
state-ready = Gereed
state-failed = Kan niet worden gemaakt
state-cancelled = Geannuleerd
rows-done = { $done } van { $total } kostenregels gelezen
counting = De kostenregels worden opgezocht en gesorteerd.
waits = Zo meteen gaat er een proces mee aan de slag.
reload = Opnieuw laden
reloads = Deze pagina laadt vanzelf opnieuw tot het bestand gereed is.
cancel = Annuleren
cancelled-hint = Niemand krijgt dit bestand. Vraag het opnieuw aan als u het toch nodig hebt.
again = Opnieuw aanvragen
parts = Downloaden
part-rows = { $count ->
    [one] 1 regel
   *[other] { $count } regels
}
size = { $kilobytes } kB
link-lasts = De koppelingen op deze pagina werken een uur, ook zonder aanmelden; laad haar opnieuw voor nieuwe.
reconciliation = Het klopt
reconciliation-hint = De regels van elke sectie zijn exact opgeteld; wat afronding toevoegt, is een eigen regel, en de btw ook.
reconciliation-days = Per factuur
reconciliation-days-hint = Wat van elke factuur in deze dagen begint, vóór afronding en btw. Gebruik waarvoor de prijslijst geldt, heeft vanaf het begin een hoeveelheid, en een bedrag zodra het gefactureerd is.
reconciliation-file = Als CSV
section = Sectie
rows = Regels
exact = Exacte som
rounding = Afronding
tax = Btw
total = Totaal
file-total = Alle regels van het bestand
invoice-total = Factuur { $name }
not-invoiced = Nog niet gefactureerd
covered = Gedekt door tegoed

## Wat er mis is

reversed = De laatste dag ligt vóór de eerste.
too-many-months = Dit zijn meer dan { $months } maanden. Vraag minder dagen aan, of meerdere bestanden.
no-rows = In deze dagen is daar niets in rekening gebracht.
moved = Deze factuur is opnieuw gefactureerd: haar kosten staan nu op factuur { $name }.
of-corrected = Een nota heeft zelf geen gebruik: vraag dat van factuur { $name } aan, die ze corrigeert.
no-scope = Dit account heeft zo'n onderdeel niet, of niet meer: misschien is het naar een ander verhuisd. Wat het eerder gebruikte, staat op de facturen van toen.
unknown-format = Kies een van deze.
too-many = { $count ->
    [one] Er wordt al een bestand van dit account gemaakt: wacht tot het gereed is, of annuleer het.
   *[other] Er worden al { $count } bestanden van dit account gemaakt: wacht tot er een gereed is, of annuleer er een paar.
}
fault-no-rows = Daar is niets in rekening gebracht.
fault-moved = De kosten staan nu op factuur { $name }: vraag het gebruik daarvan aan.
fault-does-not-add-up = De kosten tellen niet op tot de factuur. Dit bestand wordt niet aangeboden en de beheerder is gewaarschuwd; schrijf naar ondersteuning.
fault-gone = Waarvan het werd aangevraagd, is er niet meer.
fault-broken = Het ging meerdere keren mis. De beheerder kan in het logboek lezen waarom; vraag het opnieuw aan, of schrijf naar ondersteuning.
