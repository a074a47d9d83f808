// Why an invoice is not seen: a row of the specification each, reached by the person made for it.
import { expect, test } from "./fixtures";
import { signedIn, SignInPage } from "./pages/sign-in";
import { WhyPage } from "./pages/why";

const JEROEN = "10482937";
const SUB_01 = "1a4d7b29-8e31-4c62-9d4a-2f705b3cad01";
const CONTOSO = "6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";
const FABRIKAM = "7e2d3f40-5c6b-4a79-9887-6b5c4d3e2f10:1b2c3d4e-5f60-4172-9394-a5b6c7d8e9fa_2026-03-01";
const ENTERPRISE = "7350264";
const MILAN = "20593846";
const SUB_02 = "2b5e8c3a-9f42-4d73-8e5b-30816c4dbe02";
const SUB_06 = "5e80a96d-c275-40a6-8b8e-63b49f701e06";

for (const language of ["en", "nl"] as const) {
  const say = (en: string, nl: string) => (language === "en" ? en : nl);

  test.describe(language, () => {
    test("finn sees an invoice that is not shared, and when the next one follows", async ({ page }) => {
      await signedIn(page, "finn@contoso.example");
      const why = await WhyPage.in(page, language);
      await why.open({ account: JEROEN, subscription: SUB_01 });
      const unshared = why.reason(say("Not shared with you", "Niet met u gedeeld"));
      await expect(unshared).toContainText("Azure sub 01");
      await expect(unshared.getByRole("link", { name: "jeroen@contoso.example" })).toHaveAttribute("href", /^mailto:/);
      const next = why.reason(say("Not made yet", "Nog niet gemaakt"));
      await expect(next).toContainText("5 Oct – 4 Nov 2026".replaceAll("Oct", say("Oct", "okt")).replaceAll("Nov", say("Nov", "nov")));
      await expect(next).toContainText(say("2 December 2026", "2 december 2026"));
    });

    test("finn is told why where a download is refused", async ({ page }) => {
      await signedIn(page, "finn@contoso.example");
      const why = await WhyPage.in(page, language);
      await page.goto(`/billing/accounts/${JEROEN}/subscriptions/${SUB_01}/invoices`);
      const invoice = await page.locator('table a[href*="/invoices/E"]').first().getAttribute("href");
      const answer = await page.goto(`${invoice}/pdf`);
      expect(answer?.status()).toBe(403);
      await expect(why.reason(say("Not shared with you", "Niet met u gedeeld"))).toBeVisible();
    });

    test("gita, with whom it is shared, is told that it is there", async ({ page }) => {
      await signedIn(page, "gita@contoso.example");
      const why = await WhyPage.in(page, language);
      await page.goto(`/billing/accounts/${JEROEN}/invoices`);
      const invoice = await page.locator('table a[href*="/invoices/E"]').first().getAttribute("href");
      await why.open({ name: invoice?.split("/").pop() ?? "" });
      await expect(page.getByRole("heading", { name: say("It is there", "De factuur is er") })).toBeVisible();
    });

    test("anna switches directory from an address that is not found", async ({ page }) => {
      await signedIn(page, "anna@contoso.example");
      const why = await WhyPage.in(page, language);
      const address = `/billing/accounts/${FABRIKAM}/invoices`;
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(404);
      const reason = why.reason(say("It is in another directory", "In een andere directory"));
      await expect(reason).not.toContainText("Fabrikam Inc");
      await reason.getByRole("button", { name: say("Switch to Fabrikam", "Schakelen naar Fabrikam") }).click();
      await expect(page).toHaveURL((url) => decodeURIComponent(url.pathname) === address);
      await expect(page.getByRole("main")).toContainText("Fabrikam Inc");
    });

    test("jeroen signs in with his other identity and is where he wanted to be", async ({ page }) => {
      const signIn = new SignInPage(page);
      await signIn.open();
      await signIn.signIn("jeroen@contoso.example");
      await page.getByRole("button", { name: /Personal account/ }).click();
      await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
      const why = await WhyPage.in(page, language);
      await page.goto(`/billing/accounts/${JEROEN}/invoices`);
      const reason = why.reason(say("Your other identity sees more", "Uw andere identiteit ziet meer"));
      await expect(reason).toContainText("Contoso");
      await reason.getByRole("button", { name: say("Sign in with the other identity", "Aanmelden met de andere identiteit") }).click();
      await page.getByLabel("E-mail").fill("jeroen@contoso.example");
      await page.getByLabel(say("Password", "Wachtwoord"), { exact: true }).fill("demo");
      await page.getByRole("button", { name: say("Sign in", "Aanmelden") }).click();
      await page.getByRole("button", { name: say("Work or school account", "Werk- of schoolaccount") }).click();
      await expect(page).toHaveURL(new RegExp(`/billing/accounts/${JEROEN}/invoices$`));
      await expect(page.getByRole("main")).toContainText("Jeroen de Vries");
    });

    test("eva learns which role she needs and whom to ask, and nothing else", async ({ page }) => {
      await signedIn(page, "eva@contoso.example");
      const why = await WhyPage.in(page, language);
      await page.goto("/billing/why");
      await page.getByLabel(say("Or a number", "Of een nummer")).fill(CONTOSO);
      await page.getByRole("button", { name: say("Find out why", "Zoek uit waarom") }).click();
      const reason = why.reason(say("You need a role", "U hebt een rol nodig"));
      await expect(reason).toContainText("Anna Visser");
      await expect(reason).toContainText(say("Reader of the billing profile", "Lezer van het factureringsprofiel"));
      await expect(page.getByRole("main")).not.toContainText("Contoso Ltd");
      await expect(page.getByRole("main")).not.toContainText("Billing profile 01");
    });

    test("eva finds the page where she sees no account, and asks by name", async ({ page }) => {
      await signedIn(page, "eva@contoso.example");
      const why = await WhyPage.in(page, language);
      await page.goto("/billing/scopes");
      await page.getByRole("main").getByRole("link", { name: say("Why don't I see an invoice?", "Waarom zie ik geen factuur?") }).click();
      await page.getByLabel(say("Or a number", "Of een nummer")).fill("contoso ltd");
      await page.getByRole("button", { name: say("Find out why", "Zoek uit waarom") }).click();
      await expect(why.reason(say("You need a role", "U hebt een rol nodig"))).toContainText("Anna Visser");
    });

    test("finn is told on the page of an invoice why he sees no more, and whom to ask", async ({ page }) => {
      await signedIn(page, "finn@contoso.example");
      await WhyPage.in(page, language);
      await page.goto(`/billing/accounts/${JEROEN}/subscriptions/${SUB_01}/invoices`);
      await page.locator('table a[href*="/invoices/E"]').first().click();
      const panel = page.getByRole("region", { name: say("Why don't I see an invoice?", "Waarom zie ik geen factuur?") });
      const reason = panel.getByRole("article").filter({ hasText: say("Not shared with you", "Niet met u gedeeld") });
      await expect(reason).toContainText("jeroen@contoso.example");
      await expect(reason.getByRole("button", { name: say("Ask for access", "Toegang vragen") })).toBeVisible();
    });

    test("milan reads how much of his credit was used", async ({ page }) => {
      await signedIn(page, "milan@contoso.example");
      const why = await WhyPage.in(page, language);
      await why.open({ account: MILAN, subscription: SUB_06 });
      const reason = why.reason(say("Below the credit", "Onder het tegoed"));
      await expect(reason).toContainText(say("USD 44.50 of USD 50.00 used", "USD 44,50 van USD 50,00 gebruikt").replaceAll("USD ", "USD\u00a0"));
    });

    test("gita asks for a month: what is there is named, and that it is disabled", async ({ page }) => {
      await signedIn(page, "gita@contoso.example");
      const why = await WhyPage.in(page, language);
      await why.open({ account: JEROEN, subscription: SUB_02, month: "2026-10" });
      const disabled = why.reason(say("Disabled", "Uitgeschakeld"));
      await expect(disabled).toContainText(say("since 1 November 2026", "sinds 1 november 2026"));
      await expect(disabled.getByRole("link", { name: "jeroen@contoso.example" })).toBeVisible();
      const there = why.reason(say("There for October 2026", "Aanwezig voor oktober 2026"));
      await expect(there).toContainText("Azure sub 02");
      await expect(there).toContainText(say("Past due", "Achterstallig"));
      await there.getByRole("link").click();
      await expect(page).toHaveURL(/\/invoices\/E/);
    });

    test("iris is told on the empty list that invoices are sent", async ({ page }) => {
      await signedIn(page, "iris@contoso.example");
      const why = await WhyPage.in(page, language);
      await page.goto(`/billing/accounts/${ENTERPRISE}/invoices`);
      const reason = why.reason(say("Sent by e-mail only", "Alleen per e-mail verstuurd"));
      await reason.getByRole("link", { name: say("Invoice contacts", "Factuurcontacten") }).click();
      await expect(page.getByRole("main")).toContainText("invoices@contoso.example");
    });

    test("lena is told on the empty list that a customer is missing", async ({ page }) => {
      await signedIn(page, "lena@tailwind.example");
      const why = await WhyPage.in(page, language);
      await page.goto("/billing/scopes");
      await page.getByRole("link", { name: /Facturen|Invoices/ }).last().click();
      await expect(why.reason(say("No customer yet", "Nog geen klant"))).toBeVisible();
    });

    test("farah, with nothing to do with it, is told what a made-up number is told", async ({ page }) => {
      await signedIn(page, "farah@fabrikam.example");
      const why = await WhyPage.in(page, language);
      const said = async (name: string) => {
        await why.open({ name });
        return (await page.getByRole("main").innerText()).replaceAll(name, "");
      };
      expect(await said(JEROEN)).toBe(await said("99999999"));
    });
  });
}
