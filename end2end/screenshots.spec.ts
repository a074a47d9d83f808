// A picture of every page in both languages and themes, and axe on each.
import { checkAccessible, expect, test } from "./fixtures";
import { signedIn } from "./pages/sign-in";

const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } };

for (const language of ["en", "nl"]) {
  for (const theme of ["light", "dark"] as const) {
    test(`every page, ${language}, ${theme}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.context().addCookies([
        { name: "reckoner-language", value: language, url: "http://localhost:4173" },
        { name: "reckoner-theme", value: theme, url: "http://localhost:4173" },
      ]);
      const look = async (name: string, address: string) => {
        await page.goto(address);
        for (const [size, viewport] of Object.entries(sizes)) {
          await page.setViewportSize(viewport);
          const path = `output/pages/${name}-${language}-${theme}-${size}.png`;
          await page.screenshot({ path, fullPage: true });
          const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          expect(overflows, `${name} overflows at ${viewport.width}`).toBe(false);
        }
        await checkAccessible(page);
      };
      await look("sign-in", "/sign-in");
      await look("forgotten-password", "/forgotten-password");
      await page.context().clearCookies({ name: "reckoner-language" });
      await page.context().addCookies([{ name: "reckoner-language", value: "en", url: "http://localhost:4173" }]);
      await signedIn(page, "anna@contoso.example");
      await page.context().addCookies([{ name: "reckoner-language", value: language, url: "http://localhost:4173" }]);
      for (const [name, address] of [
        ["home", "/"],
        ["scopes", "/billing/scopes"],
        ["directories", "/directories"],
        ["password", "/password"],
        ["search", "/search?q=contoso"],
        ["search-nothing", "/search?q=zzzz"],
        ["not-found", "/nowhere"],
      ]) await look(name, address);
      await page.goto("/billing/scopes");
      const account = await page.locator('a[href^="/billing/accounts/"]').first().getAttribute("href");
      await look("account", `${account}`);
      await look("access", `${account}/access`);
      await look("activity", `${account}/activity`);
      await look("costs", `${account}/costs`);
      await look("costs-filtered", `${account}/costs?from=2026-03-01&to=2026-11-20&by=subscription&kind=Usage`);
      await look("cost-tags", `${account}/costs/tags`);
      await look("invoices", `${account}/invoices`);
      await look("invoices-none", `${account}/invoices?q=ZZZ`);
      await page.goto(`${account}/invoices`);
      const invoice = await page.locator(`table a[href^="${account}/invoices/"]`).first().getAttribute("href");
      await look("invoice", `${invoice}`);
      await page.context().clearCookies();
      await signedIn(page, "operator@reckoner.example");
      await page.context().addCookies([
        { name: "reckoner-language", value: language, url: "http://localhost:4173" },
        { name: "reckoner-theme", value: theme, url: "http://localhost:4173" },
      ]);
      await look("runs", "/operator/runs?until=2026-12-10");
      await look("void", `${invoice}/void`);
      await look("credit", `${invoice}/credit`);
    });
  }
}
