// From signing in to the downloaded invoice: the way a customer takes.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";
import { signedIn } from "./pages/sign-in";

const people = [
  { email: "chloe@contoso.example", account: "Contoso Ltd", profile: "Billing profile 01", currency: "EUR" },
  { email: "anna@contoso.example", account: "Contoso Ltd", profile: "Billing profile 02", currency: "USD" },
  { email: "farah@fabrikam.example", account: "Fabrikam Inc", profile: "Fabrikam profile", currency: "USD" },
];

for (const { email, account, profile, currency } of people) {
  test(`${email} finds and downloads an invoice`, async ({ page }) => {
    await signedIn(page, email);

    const search = page.getByRole("search");
    await search.getByRole("searchbox").fill("cost man");
    await search.getByRole("searchbox").press("Enter");
    await page.getByRole("main").getByRole("link", { name: "Cost Management + Billing" }).click();
    await page.getByRole("main").getByRole("link", { name: account, exact: true }).click();
    await page.getByRole("link", { name: "Invoices", exact: true }).filter({ visible: true }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Invoices" })).toBeVisible();

    const row = page.getByRole("row").filter({ hasText: profile }).first();
    await expect(row).toContainText(currency);
    await row.getByRole("link").first().click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Billing summary");

    const link = page.getByRole("link", { name: /Download invoice PDF/ }).first();
    await expect(link).toBeVisible();
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const bytes = await readFile(await download.path());
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await expect(page.getByRole("main")).toContainText(sha256.slice(0, 6));
  });
}
