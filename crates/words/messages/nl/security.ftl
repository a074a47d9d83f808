## Waarmee iemand zich aanmeldt

title = Beveiliging
intro = Waarmee u zich aanmeldt.
by-provider = U meldt zich aan met een aanbieder. Uw wachtwoord en een eventuele tweede stap worden daar bewaard.
password = Wachtwoord
password-hint = Wijzigen beëindigt uw andere sessies.
app = Authenticator-app
app-hint = Een tweede stap na uw wachtwoord: een code die een app op uw telefoon toont.
app-since = Aan sinds { $date }. Telkens als u zich met uw wachtwoord aanmeldt, wordt om een code gevraagd.
set-up = App instellen
turn-off = Uitschakelen
codes = Herstelcodes
codes-left = { $count ->
    [0] Er is geen code over. Maak nieuwe voordat u er een nodig hebt.
    [one] Er is nog één code.
   *[other] Er zijn nog { $count } codes.
}
new-codes = Nieuwe codes maken
passkeys = Passkeys
passkeys-hint = Meld u aan met uw vingerafdruk, uw gezicht of de pincode van uw apparaat, en zonder wachtwoord.
passkeys-alone = Een passkey is een tweede manier om u aan te melden. Uw wachtwoord alleen blijft voldoende tot u een app instelt.
passkeys-elsewhere = Browsers gebruiken passkeys alleen op het adres { $origin }, en u hebt dit portaal op een ander adres geopend. Open het daar:
passkeys-nowhere = Voor passkeys is een portaal nodig met een hostnaam en https als adres, of localhost: voor een adres van cijfers, zoals 127.0.0.1, maken browsers er geen. Wie dit portaal beheert, kan het zo'n adres geven met --public-url.
add-passkey = Passkey toevoegen
remove = Verwijderen
remove-passkey = { $name } verwijderen
remove-passkey-intro = Niemand meldt zich er nog mee aan. Uw wachtwoord bewijst dat u het bent die hem verwijdert.
passkey-added = Toegevoegd op { $date }
passkey-used = Laatst gebruikt op { $date }
passkey-unused = Nog niet gebruikt

sessions = Sessies
sessions-hint = De browsers waarin u bent aangemeld.
see-sessions = Uw sessies bekijken

## De eigen sessies

sessions-intro = De browsers waarin u nu bent aangemeld. Beëindig wat u niet kent of niet meer gebruikt, en wijzig uw wachtwoord als u er een niet kent.
session-on = { $browser } op { $system }
session-unknown = Onbekende browser
session-unknown-on = Onbekende browser op { $system }
session-this = Deze
session-begun = Aangemeld op { $moment } { $way }
session-seen = Laatst gebruikt op { $moment }
way-password = met uw wachtwoord
way-second-step = met uw wachtwoord en een code
way-passkey = met een passkey
way-provider = met het account van uw organisatie
end-session = Beëindigen
end-session-of = De sessie in { $browser } beëindigen, aangemeld op { $moment }
end-others = Alle andere sessies beëindigen
session-ended = De sessie is beëindigd.
others-ended = Al uw andere sessies zijn beëindigd.

## Een app instellen

app-title = Authenticator-app instellen
app-intro = Daarna meldt u zich aan met uw wachtwoord en een code van de app.
scan = Scan de code met uw app
scan-label = Een QR-code met het geheim voor uw app
scan-hint = Elke app voor eenmalige codes voldoet. Kan de app niet scannen, typ dan dit geheim over:
keep-codes = Bewaar deze herstelcodes
keep-codes-hint = Met elke code meldt u zich één keer aan als u uw telefoon niet hebt. Ze worden niet opnieuw getoond.
download-codes = Codes downloaden
confirm = Bevestig met een code
code = Code van de app
code-hint = Zes cijfers. Elke 30 seconden komt er een nieuwe code.
app-submit = Inschakelen
app-on = Vanaf nu wordt bij het aanmelden om een code van uw app gevraagd.

## Uitschakelen en nieuwe codes

off-title = Authenticator-app uitschakelen
off-intro = Daarna meldt uw wachtwoord alleen u aan en zijn uw herstelcodes niets meer waard.
any-code = Code van de app of een herstelcode
app-off = De authenticator-app is uitgeschakeld.
codes-title = Nieuwe herstelcodes
codes-intro = De codes die u nu hebt, werken niet meer zodra u deze opslaat.
codes-submit = Ik heb de codes bewaard
codes-saved = Uw nieuwe herstelcodes gelden vanaf nu.

## Een passkey toevoegen

passkey-title = Passkey toevoegen
passkey-intro = Uw browser vraagt waar hij wordt bewaard: op dit apparaat, op uw telefoon of op een beveiligingssleutel.
passkey-name = Naam van de passkey
passkey-name-hint = Waaraan u hem later herkent, zoals “Werklaptop”.
passkey-submit = Passkey maken
passkey-on = De passkey is toegevoegd. U kunt zich er vanaf nu mee aanmelden.
passkey-off = De passkey is verwijderd. Verwijder hem ook van uw apparaat.
passkey-needs-script = Passkeys vragen om een nieuwere browser waarin scripts zijn toegestaan.
passkey-not-made = Uw browser heeft geen passkey gemaakt. Probeer het opnieuw of gebruik een ander apparaat.

## Aanmelden

step-title = Voer een code in
step-intro = Uw wachtwoord klopt. Typ de code die uw authenticator-app nu toont.
step-submit = Verder
step-recovery = Herstelcode gebruiken
step-app = Code van de app gebruiken
step-passkey = Passkey gebruiken
recovery-title = Voer een herstelcode in
recovery-intro = Elke code is één keer geldig. Maak nieuwe als er weinig over zijn.
recovery-code = Herstelcode
sign-in-passkey = Aanmelden met een passkey
sign-in-passkey-intro = Uw apparaat vraagt om uw vingerafdruk, uw gezicht of uw pincode.
sign-in-passkey-submit = Mijn passkey gebruiken
passkey-not-used = Uw browser heeft geen passkey gebruikt. Probeer het opnieuw of meld u aan met uw wachtwoord.

## Wat er mis is

wrong-code = De code klopt niet of is al gebruikt. Wacht op de volgende en typ die.
wrong-recovery-code = Dit is geen van de herstelcodes die u over hebt.
step-over = Dit aanmelden is voorbij: het duurde langer dan tien minuten, was al voltooid of het wachtwoord is gewijzigd. Meld u opnieuw aan.
offer-over = De pagina stond te lang open of is niet van u. Begin opnieuw.
passkey-over = Dat duurde langer dan vijf minuten of was al beantwoord. Probeer het opnieuw.
passkey-unknown = Dit portaal kent die passkey niet. Misschien is hij verwijderd; meld u op een andere manier aan.
passkey-unproven = Wat uw apparaat antwoordde, bewijst niet dat de passkey van u is. Probeer het opnieuw; blijft het zo, meld het dan aan wie dit portaal beheert.
passkey-known = Die passkey was al toegevoegd.
too-many-passkeys = U hebt zoveel passkeys als één account kan hebben. Verwijder er eerst een.
