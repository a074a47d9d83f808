## Wat het antwoord op een e-mail betekent

refused = De mailserver antwoordt niet: op dat adres luistert niets.
timed-out = De mailserver antwoordde niet op tijd.
host-not-found = De mailserver is niet gevonden: de naam leidt nergens naartoe.
unreachable = Er is van hier geen weg naar de mailserver.
not-trusted = Het certificaat van de mailserver wordt niet vertrouwd.
expired = Het certificaat van de mailserver is verlopen, of nog niet geldig.
other-name = Het certificaat van de mailserver is voor een andere naam.
broken = De verbinding met de mailserver brak.
not-signed-in = De mailserver aanvaardt de naam en het wachtwoord van de portal niet.
not-relayed = De mailserver stuurt geen e-mail door naar dit adres.
sender-refused = De mailserver neemt geen e-mail van het adres van de afzender aan.
no-mailbox = Dit adres heeft geen postvak.
mailbox-full = Het postvak is vol.
too-large = De e-mail is groter dan de mailserver aanneemt.
come-back = De mailserver vraagt om later terug te komen.
letters = De mailserver neemt geen adressen aan met letters buiten ASCII.
settled = Er is niets meer te betalen.
asked-anew = Een nieuwere e-mail zegt het in plaats hiervan.
nobody-signs-in = Niemand meldt zich nog met dit adres aan.
invitation-over = De uitnodiging is aangenomen of ingetrokken.
address-over = Het adres is bevestigd, of niet meer gewenst.
no-document = Het document ontbreekt.
unreadable = Wat de e-mail moest zeggen, is niet te lezen.
