// Money that moved, told in one place: the list by subscription, credits, and what is wired.
import { expect, test } from "./fixtures";
import { InvoicePage } from "./pages/invoice";
import { SignInPage, signedIn } from "./pages/sign-in";

const OPERATOR = "operator@reckoner.example";
const JEROEN = "10482937";

test("the support plan is chosen in the subscription filter", async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn("jeroen@contoso.example");
  await page.getByRole("button", { name: /Work or school/ }).click();
  await page.goto(`/billing/accounts/${JEROEN}/invoices`);
  const rows = page.getByRole("table").getByRole("row").filter({ has: page.getByRole("rowheader") });
  await expect(rows.filter({ hasText: "Marketplace and reservations" }).first()).toBeVisible();
  await page.getByLabel("Subscription").selectOption("Azure support 01");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("link", { name: /^Subscription: Azure support 01/ })).toBeVisible();
  await expect(rows.first()).toContainText("Support plan");
  await expect(rows.filter({ hasNotText: "Azure support 01" })).toHaveCount(0);
});

test("a subscription's own address leads to its invoices", async ({ page }) => {
  await signedIn(page, "gita@contoso.example");
  await page.goto(`/billing/accounts/${JEROEN}`);
  await page.getByRole("link", { name: "Invoices of Azure sub 02" }).click();
  await expect(page).toHaveURL(/\/subscriptions\/[^/]+\/invoices$/);
  await expect(page.getByRole("link", { name: /^Subscription: Azure sub 02/ })).toBeVisible();
  await expect(page.getByLabel("Subscription").getByRole("option")).toHaveText(["All", "Azure sub 02"]);
});

test("a prepayment is booked, told to its customer, and given back", async ({ page }, about) => {
  // With and without scripts at the same time, each with a reference of its own.
  const reference = `e2e ${about.project.name} ${Date.now()}`;
  await signedIn(page, OPERATOR);
  await page.getByRole("link", { name: "Payments", exact: true }).first().click();
  await page.getByLabel("Billing account").fill("Fabrikam Inc");
  await page.getByLabel("Amount received").fill("no number");
  await page.getByRole("button", { name: "Book" }).click();
  await expect(page).toHaveTitle(/^Error:/);
  await page.getByLabel("Amount received").fill("12.50");
  await page.getByRole("textbox", { name: "The bank's reference", exact: true }).fill(reference);
  await page.getByRole("button", { name: "Book" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The prepayment is booked" })).toBeVisible();

  await signedIn(page, "farah@fabrikam.example");
  await page.goto("/billing/scopes");
  await page.getByRole("main").getByRole("rowheader").getByRole("link").first().click();
  await page.getByRole("main").getByRole("link", { name: "Invoices", exact: true }).first().click();
  await page.getByRole("link", { name: "Credits and prepayments" }).click();
  const row = page.getByRole("row").filter({ hasText: reference });
  await expect(row).toContainText("Paid in advance");
  await expect(row).toContainText("USD 12.50");
});

test("what an operator gives back by transfer is wired from their desk", async ({ page }, about) => {
  await signedIn(page, OPERATOR);
  const invoice = new InvoicePage(page);
  const month = about.project.name === "plain" ? "May 2026" : "April 2026";
  await invoice.openFromList("Contoso Ltd", "Billing profile 01", month, "Paid");
  const name = await invoice.name();
  await page.getByRole("link", { name: "Give money back" }).click();
  await page.getByLabel("Amount").fill("1.25");
  await page.getByLabel("Reason").fill("One day too many");
  await page.getByRole("button", { name: "Give money back" }).click();
  await expect(invoice.history()).toContainText("EUR 1.25 to be given back by transfer");
  await page.goto("/operator/payments");
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("textbox").fill("wired by e2e");
  await row.getByRole("button", { name: "Note as wired" }).click();
  await expect(page.getByRole("status").filter({ hasText: "noted as wired" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: name })).toHaveCount(0);
});
