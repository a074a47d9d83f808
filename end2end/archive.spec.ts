// Many documents at once, the statement of an account, and the pack of a month.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { signedIn } from "./pages/sign-in";

/** What a button hands out, by the name it is saved under. */
async function handedOut(page: Page, role: "button" | "link", name: string | RegExp) {
  const control = page.getByRole(role, { name });
  const [download] = await Promise.all([page.waitForEvent("download"), control.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The names of the files in a zip, as they stand before each. */
function names(zip: Buffer) {
  expect(zip.subarray(0, 4).toString("latin1")).toBe("PK\x03\x04");
  const text = zip.toString("latin1");
  return [...text.matchAll(/PK\x01\x02[\s\S]{42}([\w./-]+?)(?=PK\x01\x02|PK\x05\x06)/g)].map((it) => it[1]);
}

async function invoicesOf(page: Page, account: string) {
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: account, exact: true }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Invoices", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Invoices" })).toBeVisible();
}

test("ticked invoices come as one file", async ({ page, javaScriptEnabled }) => {
  await signedIn(page, "chloe@contoso.example");
  await invoicesOf(page, "Contoso Ltd");
  await page.getByRole("button", { name: "Download selected" }).click();
  await expect(page.getByRole("alert")).toContainText("No invoice is selected");

  const boxes = page.getByRole("checkbox", { name: /^Select invoice / });
  const count = await boxes.count();
  expect(count).toBeGreaterThan(2);
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const two = await handedOut(page, "button", "Download selected");
  expect(two.name).toMatch(/^invoices_.*\.zip$/);
  expect(names(two.bytes).filter((it) => it.endsWith(".pdf"))).toHaveLength(2);

  const all = page.getByRole("checkbox", { name: "Select all on this page" });
  if (javaScriptEnabled === false) {
    await expect(all).toBeHidden();
  } else {
    await all.check();
    await expect(boxes.nth(count - 1)).toBeChecked();
    await boxes.nth(0).uncheck();
    await expect(all).not.toBeChecked();
  }
  const found = await handedOut(page, "button", /^Download all \d+/);
  expect(names(found.bytes).filter((it) => it.endsWith(".pdf"))).toHaveLength(count);
  expect(names(found.bytes)).toContain("SHA256SUMS");
});

test("a statement is read, taken along, and a month is packed", async ({ page }) => {
  await signedIn(page, "anna@contoso.example");
  await invoicesOf(page, "Contoso Ltd");
  await page.getByRole("link", { name: "Statement of account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Statement of account" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Account in EUR" })).toContainText("Monthly invoice");
  await expect(page.getByRole("region", { name: /^What is open on/ })).toContainText("Billing profile 01");

  await page.getByLabel("Billing profile").selectOption("Billing profile 02");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("region", { name: "Account in EUR" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Account in USD" })).toBeVisible();

  const pdf = await handedOut(page, "link", "Statement (PDF)");
  expect(pdf.name).toMatch(/^statement_.*\.pdf$/);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  const csv = await handedOut(page, "link", "Statement (CSV)");
  expect(csv.bytes.toString()).toContain("ClosingBalance");
  const pack = await handedOut(page, "button", "Download pack");
  expect(names(pack.bytes)).toContain("statement.pdf");
});
