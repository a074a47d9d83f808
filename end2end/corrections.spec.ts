// The billing office: runs, voiding and billing again, credit notes.
import { expect, test } from "./fixtures";
import { InvoicePage } from "./pages/invoice";
import { signedIn } from "./pages/sign-in";

const OPERATOR = "operator@reckoner.example";

// With and without scripts at the same time, each on a month of its own.
const MONTHS: Record<string, string> = { javascript: "June 2026", plain: "July 2026" };

test("an operator sees what was billed, and what would be", async ({ page }) => {
  await signedIn(page, OPERATOR);
  await page.getByRole("link", { name: "Billing runs" }).first().click();
  await expect(page.getByRole("region", { name: "Not billed" })).toContainText("Everything due was billed");
  const ahead = page.getByRole("region", { name: "Dry run" });
  await ahead.getByLabel("Up to and including").fill("2026-12-02");
  await ahead.getByRole("button", { name: "Show what would be made" }).click();
  await expect(ahead).toContainText("Nothing was made");
  await expect(ahead.getByRole("row").filter({ hasText: "Azure sub 01" })).toContainText("2 Dec 2026");
  await page.getByRole("button", { name: "Run now" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("nothing was due");
  await page.getByRole("region", { name: "Recent runs" }).getByText("Equation").first().click();
});

test("nobody else finds the billing office", async ({ page }) => {
  await signedIn(page, "anna@contoso.example");
  await expect(page.getByRole("link", { name: "Billing runs" })).toHaveCount(0);
  const answer = await page.goto("/operator/runs");
  expect(answer?.status()).toBe(404);
});

test("an invoice is voided, billed again, and credited in part", async ({ page }, about) => {
  await signedIn(page, OPERATOR);
  const invoice = new InvoicePage(page);
  await invoice.openFromList("Tailwind Traders Partner", MONTHS[about.project.name], "Paid", /^T/);
  const voided = await invoice.name();
  await invoice.startVoiding();
  await page.getByRole("button", { name: "Void the invoice" }).click();
  await expect(page).toHaveTitle(/^Error:/);
  await expect(page.getByRole("alert").getByRole("link", { name: "Say why." })).toBeVisible();
  await page.getByLabel("Reason").fill("Sent to the wrong address");
  await page.getByRole("button", { name: "Void the invoice" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("a new one stands in its place");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Void");
  await expect(invoice.history()).toContainText("Sent to the wrong address");

  await page.getByRole("link", { name: /^Billed again as invoice/ }).first().click();
  const again = await invoice.name();
  await expect(page.getByRole("link", { name: `This invoice stands in the place of invoice ${voided}` }).first()).toBeVisible();
  await invoice.startCrediting();
  await page.getByLabel(/^Amount before tax/).fill("1,50");
  await page.getByLabel("Reason").fill("Outage of one day");
  await page.getByRole("button", { name: "Make the credit note" }).click();
  await page.getByRole("link", { name: /^Credited in part by credit note/ }).first().click();
  await page.getByRole("link", { name: `This credit note takes back a part of invoice ${again}` }).first().click();
  expect(await invoice.name()).toBe(again);
});
