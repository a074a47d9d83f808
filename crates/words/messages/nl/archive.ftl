## Veel documenten tegelijk

title = Meerdere facturen downloaden
hint = Eén zip-bestand met de pdf's, een lijst ervan (index.csv) en de SHA-256 van elk bestand.
select = Factuur { $name } selecteren
select-all = Alles op deze pagina selecteren
language = Taal van de documenten
selected = Geselecteerde downloaden
all = { $count ->
    [one] De ene downloaden die het filter vindt
   *[other] Alle { $count } downloaden die het filter vindt
}
all-of-many = Alles downloaden wat het filter vindt, meer dan { $count }

## Waarom er geen is

nothing-picked = Er is geen factuur geselecteerd. Vink aan wat u wilt downloaden, of download alles wat het filter vindt.
nothing-found = Het filter vindt geen factuur die u mag downloaden. Wis het, of kies andere dagen.
too-many = Dit zijn meer dan { $most } documenten, meer dan er in één bestand gaan. Maak het filter nauwer, bijvoorbeeld op datum.

## In het bestand

missing = De documenten van deze facturen worden nog voorbereid en staan niet in dit bestand. Download ze over enkele minuten opnieuw.
