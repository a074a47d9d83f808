// An operator keeps prices and taxes: finds a meter, adds, is told what does not do, ends.
import { expect, test } from "./fixtures";
import { PricesPage } from "./pages/prices";
import { signedIn } from "./pages/sign-in";

test("a price is ended, and another one follows", async ({ page, javaScriptEnabled }) => {
  // Both projects share one world: each has a meter of its own.
  const isPlain = javaScriptEnabled === false;
  const meter = isPlain ? "General purpose vCore" : "Rules and outbound rules";
  const unitPrice = isPlain ? "0.31" : "0.031";
  await signedIn(page, "operator@reckoner.example");
  const prices = new PricesPage(page);
  await prices.open();
  await prices.find(meter);
  await page.getByRole("link", { name: meter }).click();
  await prices.add({ currency: "eur", firstDay: "2027-01-01", unitPrice: "0,031" });
  await expect(page).toHaveTitle(/^Error:/);
  await expect(page.getByLabel("Unit price", { exact: true })).toHaveValue("0,031");
  await expect(page.getByRole("alert")).toContainText("End that one first");

  await prices.end("2026-12-31");
  await expect(page.getByRole("status").filter({ hasText: "The price was ended" })).toBeVisible();
  await prices.add({ currency: "EUR", firstDay: "2027-01-01", unitPrice: "31" });
  await expect(page.getByRole("alert")).toContainText("more than five times");
  await prices.add({ currency: "EUR", firstDay: "2027-01-01", unitPrice });
  await expect(page.getByRole("status").filter({ hasText: "The price was added" })).toBeVisible();
  const added = page.getByRole("row").filter({ hasText: `EUR ${unitPrice}` });
  await expect(added).toContainText("To come");
});

test("ending a tax rule asks first", async ({ page }) => {
  await signedIn(page, "operator@reckoner.example");
  await page.goto("/operator/taxes");
  await page.getByRole("link", { name: /^End the rule for Private in Croatia/ }).click();
  await expect(page.getByRole("heading", { name: "End this tax rule?" })).toBeVisible();
  await page.getByRole("link", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { name: "Add a tax rule" })).toBeVisible();
});

test("the invoice shows what the price sheet says", async ({ page }) => {
  await signedIn(page, "chloe@contoso.example");
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: /Contoso Ltd/ }).first().click();
  await page.getByRole("link", { name: "Invoices" }).first().click();
  await page.getByRole("row").filter({ hasText: "5 Oct 2026" }).getByRole("link").first().click();
  const lines = page.getByRole("row").filter({ hasText: "Data transfer out" });
  await expect(lines.filter({ hasText: "EUR 0.00 / 1 GB" }).first()).toBeVisible();
  await expect(lines.filter({ hasText: "EUR 0.0662 / 1 GB" }).first()).toBeVisible();
});
