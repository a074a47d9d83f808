// Cost analysis: what an account cost over time, narrowed step by step, taken along, and told by tags.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { signedIn } from "./pages/sign-in";

async function costsOf(page: Page, account: string) {
  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: account, exact: true }).first().click();
  await page.goto(`${page.url()}/costs`);
  await expect(page.getByRole("heading", { level: 1, name: "Cost analysis" })).toBeVisible();
}

/** The exact sum of a file's costs, in units of 10⁻¹⁸. */
function sum(csv: string) {
  const rows = csv.trim().split("\r\n").slice(1);
  return rows.reduce((all, row) => {
    const cost = row.match(/,(-?\d+)(?:\.(\d+))?,[A-Z]{3}$/);
    expect(cost, row).not.toBeNull();
    const [, whole, fraction = ""] = cost!;
    return all + BigInt(whole + fraction.padEnd(18, "0"));
  }, 0n);
}

test("costs are narrowed step by step and taken along exactly", async ({ page }) => {
  await signedIn(page, "anna@contoso.example");
  await costsOf(page, "Contoso Ltd");
  await page.getByLabel("From").fill("2026-03-01");
  await page.getByLabel("Until").fill("2026-10-31");
  await page.getByLabel("Currency").selectOption("EUR");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("img", { name: "Costs over time by service" })).toBeVisible();
  const total = page.getByRole("row", { name: /^Total/ }).last();
  const shown = await total.getByRole("cell").first().innerText();
  expect(shown).toMatch(/^EUR\s[\d,]+\.\d{2}$/);

  const link = page.getByRole("link", { name: "Costs (CSV)" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const csv = await readFile(await download.path(), "utf8");
  const cents = (sum(csv) + 5_000_000_000_000_000n) / 10_000_000_000_000_000n;
  expect(cents.toString()).toBe(shown.replace(/\D/g, ""));

  // What the chart shows is told as a table too.
  await page.locator("summary", { hasText: "The figures of the chart" }).click();
  const months = page.getByRole("table", { name: "The figures of the chart" });
  await expect(months.getByRole("row")).toHaveCount(9);

  await page.getByRole("link", { name: "Virtual Machines" }).click();
  await expect(page).toHaveURL(/service=Virtual\+Machines/);
  await expect(page.getByLabel("Group by")).toHaveValue("subscription");
  await expect(page.getByRole("combobox", { name: "Service", exact: true })).toHaveValue("Virtual Machines");
});

test("what is asked for in vain is said in place", async ({ page }) => {
  await signedIn(page, "anna@contoso.example");
  await costsOf(page, "Contoso Ltd");
  await page.goto(`${page.url().split("?")[0]}?from=2026-05-02&to=2026-05-01`);
  await expect(page.getByRole("alert")).toContainText("The last day comes before the first day.");
  await page.goto(`${page.url().split("?")[0]}?from=2020-05-02&to=2026-05-01`);
  await expect(page.getByRole("alert")).toContainText("Choose at most 36 months.");
  await page.goto(`${page.url().split("?")[0]}?scope=profile:GONE`);
  await expect(page.getByRole("alert")).toContainText("not there any more, or it is not yours to see");
  await page.goto(`${page.url().split("?")[0]}?from=2019-01-01&to=2019-01-31`);
  await expect(page.getByRole("heading", { name: "No costs in these days" })).toBeVisible();
});

test("tags are chosen, and costs are told by them", async ({ page, javaScriptEnabled }) => {
  // One that is chosen already is not offered: each way has its own.
  const key = javaScriptEnabled === false ? "Project" : "org";
  await signedIn(page, "anna@contoso.example");
  await costsOf(page, "Contoso Ltd");
  const costs = page.url();
  const before = await page.getByRole("row", { name: /^Total/ }).last().innerText();
  await page.getByRole("link", { name: "Tags for cost analysis" }).click();
  await page.getByLabel("Tag keys").fill('no "key');
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("no quotation marks");
  await page.getByLabel("Tag keys").fill("env");
  await page.getByRole("checkbox", { name: key, exact: true }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Saved. The tags of what came in before/)).toBeVisible();
  // A worker finds them in what came in before; meanwhile the sums are the same.
  await expect(async () => {
    await page.goto(`${costs}?by=tag%3A${key}`);
    await expect(page.getByText("The chosen tags are being found")).toHaveCount(0);
  }).toPass({ timeout: 30_000 });
  await expect(page.getByLabel("Group by")).toHaveValue(`tag:${key}`);
  expect(await page.getByRole("row", { name: /^Total/ }).last().innerText()).toBe(before);
  await expect(page.getByRole("row", { name: /^\(none\)/ }).last()).toBeVisible();
});
