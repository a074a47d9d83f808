// From the invoice to its usage file that adds up to it; and what is said where there is none.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";
import { InvoicePage } from "./pages/invoice";
import { signedIn } from "./pages/sign-in";

test("anna prepares and downloads the usage of an invoice", async ({ page }) => {
  await signedIn(page, "anna@contoso.example");
  const invoice = new InvoicePage(page);
  await invoice.openFromList("Contoso Ltd", "Billing profile 01");
  const name = await invoice.name();
  await page.getByRole("button", { name: "Download usage" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Usage file" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ready", { timeout: 30_000 });

  const sums = page.getByRole("region", { name: "It adds up" });
  await expect(sums.getByRole("row").filter({ hasText: "Engineering" })).toBeVisible();
  await expect(sums).toContainText(`Invoice ${name}`);

  const link = page.getByRole("link", { name: `Download ${name}_usage.csv` });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const bytes = await readFile(await download.path());
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await expect(page.getByRole("main")).toContainText(sha256);
  expect(bytes.toString("utf8").split(",")[0]).toBe("\ufeffinvoiceId");
});

test("milan chooses days, and is told what is wrong with them", async ({ page }) => {
  await signedIn(page, "milan@contoso.example");
  await page.getByRole("main").getByRole("link", { name: "Milan Novak", exact: true }).first().click();
  await page.getByRole("link", { name: "Usage files" }).click();
  await page.getByLabel("Of what").selectOption({ label: "Azure sub 06" });
  await page.getByLabel("First day").fill("2026-09-12");
  await page.getByLabel("Last day").fill("2026-09-11");
  await page.getByRole("button", { name: "Prepare usage file" }).click();
  await expect(page.getByRole("alert")).toContainText("The last day comes before the first.");
  await page.getByLabel("Last day").fill("2026-11-11");
  await page.getByLabel("Columns").selectOption({ label: "FOCUS 1.2: a row a charge period" });
  await page.getByLabel("Packing").selectOption({ label: "gzip" });
  await page.getByRole("button", { name: "Prepare usage file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Ready", { timeout: 30_000 });
  await expect(page.getByRole("link", { name: /_focus\.csv\.gz$/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "By invoice" })).toContainText("Covered by credit");
});
