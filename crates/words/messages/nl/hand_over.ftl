## Een rekening overdragen

title = { $account } overdragen
command = Overdragen
intro = De accountbeheerder geeft de rekening aan een ander lid van haar directory, dat dit bevestigt. Tot dan verandert er niets.
what = Wat er gebeurt
becomes = De ander wordt accountbeheerder: ziet, downloadt en betaalt elke factuur van de rekening en bepaalt wie dat nog meer mag.
nothing-left = U hebt geen rol meer op de rekening en kunt zelf niets terugdraaien.
stays = Facturen, kaarten en het adres op facturen blijven zoals ze zijn, tot de nieuwe accountbeheerder ze wijzigt.
email = E-mailadres van het lid
email-hint = Iemand die in dezelfde directory thuis is. Er zijn 14 dagen om te aanvaarden.
offer = Rekening aanbieden
offered = De rekening is aangeboden. Er verandert niets tot ze aanvaard is.

## Een aanbod dat wacht

waits-to = Aangeboden aan
waits-since = Aangeboden op
waits-until = Te aanvaarden tot
disabled = Deze persoon is intussen uitgeschakeld en kan niet aanvaarden. Trek het aanbod in om iemand anders te kiezen.
withdraw = Aanbod intrekken
withdrawn = Het aanbod is ingetrokken.

## Aan wie ze is aangeboden

offers = Rekeningen die u zijn aangeboden
offers-intro = Een accountbeheerder wil deze overdragen. Waar u aanvaardt, wordt u accountbeheerder.
offers-none = U is geen rekening aangeboden
offers-none-hint = Draagt iemand een rekening aan u over, dan verschijnt ze hier.
offers-count = { $count ->
    [one] 1 rekening aangeboden
   *[other] { $count } rekeningen aangeboden
}
offered-by = Aangeboden door { $email }, tot { $moment }
answer-title = { $account } overnemen?
answer-intro = { $email } biedt u deze factureringsrekening aan.
you-become = U wordt accountbeheerder: u ziet, downloadt en betaalt elke factuur van de rekening en bepaalt wie dat nog meer mag.
they-leave = { $email } heeft geen rol meer op de rekening.
you-change = Facturen, kaarten en het adres op facturen blijven zoals ze zijn, tot u ze wijzigt.
look = Antwoorden
accept = Rekening overnemen
refuse = Weigeren
accepted = U bent nu de accountbeheerder.
refused = U hebt de rekening geweigerd. Ze blijft waar ze is.

## Wat er mis is

no-member = Niemand met dit adres is thuis in de directory van de rekening en kan zich aanmelden.
themselves = Dit is de accountbeheerder al. Vul het adres van iemand anders in.
offered-already = De rekening is al aan iemand aangeboden. Trek dat aanbod eerst in.
over = Dit aanbod is voorbij: het is aanvaard, geweigerd of ingetrokken, of de tijd is om.
not-the-owner = Degene die deze rekening aanbood, is niet meer de accountbeheerder.
