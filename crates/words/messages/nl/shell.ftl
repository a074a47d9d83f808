## Namen van plaatsen

cost-management = { -cost-management-name }
home = Start
billing-scopes = Factureringsbereiken
invoices = Facturen
subscriptions = Abonnementen
billing-profiles = Factureringsprofielen
properties = Eigenschappen

## Namen van menu's

main-menu = Hoofdmenu
breadcrumb = U bent hier
user-menu = Uw account
switch-directory = Schakelen tussen directory's
all-directories = Alle directory's

## Directory's

current-directory = Huidige directory
directory = Directory
home-member = Lid
guest = Gast
switch = Schakelen
switch-to = Schakelen naar { $directory }
switched = U bent nu in { $directory }.
directories-intro = U ziet de factureringsrekeningen van één directory tegelijk.
only-directory = U hoort bij één directory.

## Zoeken

search-placeholder = Zoek pagina's, rekeningen en facturen
search-results = { $count ->
    [one] Eén resultaat voor “{ $words }”
   *[other] { $count } resultaten voor “{ $words }”
}
search-none = Geen resultaten
search-short = Typ minstens { $letters } letters van een naam of factuurnummer.
search-nothing = Niets gevonden voor “{ $words }”. Probeer het begin van een naam of factuurnummer.
search-all = Alle resultaten voor “{ $words }”
search-suggestions = Zoekresultaten
search-pages = Pagina's
billing-accounts = Factureringsrekeningen

## Start

home-intro = Vind uw facturen, zie wat nog openstaat en zoek op hoe een bedrag is opgebouwd.
home-cost-management = Facturen, factureringsprofielen en de eigenschappen van uw rekeningen.
