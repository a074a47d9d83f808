// Paying by card: a part of an invoice, what is refused, and what only an administrator may settle.
import { expect, test } from "./fixtures";
import { InvoicePage } from "./pages/invoice";
import { SignInPage, signedIn } from "./pages/sign-in";

/** The identifier of the one account that somebody sees. */
async function onlyAccount(page: import("@playwright/test").Page) {
  await page.goto("/billing/scopes");
  const link = page.getByRole("main").getByRole("rowheader").getByRole("link").first();
  return (await link.getAttribute("href"))!.split("/").pop()!;
}

test("an invoice manager pays a part, after a look at what will be taken", async ({ page }) => {
  await signedIn(page, "chloe@contoso.example");
  const invoice = new InvoicePage(page);
  await invoice.openFirst(await onlyAccount(page), "Due");
  await invoice.payNow("9.99");
  await expect(page).toHaveTitle(/^Error:/);
  await expect(page.getByRole("alert")).toContainText("EUR 10.00 at the least");
  await page.getByLabel("Amount").fill("10.25");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("main")).toContainText("Corporate Visa •••• 1881 (simulated)");
  await invoice.confirm();
  await expect(invoice.payments()).toContainText("EUR 10.25");
  await expect(invoice.payments()).toContainText("Paid with Corporate Visa");
});

test("what is past due is told on the first page, with one way to pay it", async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn("jeroen@contoso.example");
  await page.getByRole("button", { name: /Work or school/ }).click();
  const banner = page.getByRole("region", { name: "Past due: Jeroen de Vries" });
  await expect(banner).toContainText(/\d+\.\d{2} is past due/);
  await expect(banner).toContainText("Disabled since 1 November 2026");
  await banner.getByRole("link", { name: "Settle balance" }).click();
  await expect(page.getByRole("table").getByRole("rowheader")).toHaveCount(2);
  // The usual card is the one that fails: what it says is told, and nothing is taken.
  await page.getByRole("button", { name: "Settle balance" }).click();
  await expect(page.getByRole("alert")).toContainText("The card was refused and nothing was taken");
  await expect(page.getByRole("radio", { name: /Mastercard/ })).toBeChecked();
});

test("a reader sees what is past due and cannot pay it", async ({ page }) => {
  await signedIn(page, "gita@contoso.example");
  const banner = page.getByRole("region", { name: "Past due: Jeroen de Vries" });
  await expect(banner.getByRole("link", { name: "Show what is past due" })).toBeVisible();
  await banner.getByRole("link", { name: "Show what is past due" }).click();
  await page.getByRole("table").getByRole("rowheader").getByRole("link").first().click();
  await expect(page.getByRole("link", { name: "Settle balance" })).toHaveCount(0);
});

test("an operator is asked before a transfer of another amount is booked", async ({ page }) => {
  await signedIn(page, "operator@reckoner.example");
  const invoice = new InvoicePage(page);
  await invoice.openFirst("10482937", "PastDue");
  await page.getByRole("link", { name: "Book a payment" }).click();
  await page.getByLabel("Amount received").fill("1");
  await page.getByLabel("The bank's reference").fill(`e2e ${Date.now()}`);
  await page.getByRole("button", { name: "Book" }).click();
  await expect(page.getByRole("alert")).toContainText("differs from");
});
