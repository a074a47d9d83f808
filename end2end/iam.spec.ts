// Owners give and take access, share invoices, and read who did what.
import { expect, test } from "./fixtures";
import { AccessPage } from "./pages/access";
import { signedIn } from "./pages/sign-in";

test("a role is given, inherited ones stay, and it is removed after a question", async ({ page, javaScriptEnabled }) => {
  // Both projects share one world: each has a person of its own.
  const [email, name] = javaScriptEnabled === false ? ["daan@contoso.example", /^Choose Daan/] : ["eva@contoso.example", /^Choose Eva/];
  await signedIn(page, "anna@contoso.example");
  const access = new AccessPage(page);
  await access.openProfile("Contoso Ltd");
  const own = page.getByRole("row").filter({ hasText: "anna@contoso.example" });
  await expect(own).toContainText("From the billing account");
  await expect(own.getByRole("checkbox")).toHaveCount(0);

  await access.give("Invoice manager", "nobody");
  await expect(page).toHaveTitle(/^Error:/);
  await expect(page.getByLabel("E-mail addresses")).toHaveValue("nobody");
  await access.give("Invoice manager", email, "2099-12-31");
  await expect(page.getByRole("status").filter({ hasText: "The access was saved" })).toBeVisible();
  const given = page.getByRole("row").filter({ hasText: email });
  await expect(given).toContainText("31 Dec 2099");

  await access.take(name);
  await expect(page.getByRole("status").filter({ hasText: "The access was removed" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: email })).toHaveCount(0);
});

test("an invited person sets a password and finds what was shared", async ({ page, javaScriptEnabled }) => {
  const email = javaScriptEnabled === false ? "plain@accountants.example" : "books@accountants.example";
  await signedIn(page, "anna@contoso.example");
  const access = new AccessPage(page);
  await access.openProfile("Contoso Ltd");
  await access.give("Reader", email);
  // Whoever gave the role sees who is invited, and not the link that goes to them alone.
  const row = page.getByRole("row").filter({ hasText: email });
  await expect(row.getByRole("checkbox")).toBeVisible();
  await expect(row.getByRole("link")).toHaveCount(0);
  await page.context().clearCookies();
  await signedIn(page, "operator@reckoner.example");
  await page.goto("/operator/invitations");
  const link = await row.getByRole("link").getAttribute("href");
  await page.context().clearCookies();
  await page.goto(`${link}`);
  await expect(page.getByRole("main")).toContainText(email);
  await page.getByLabel("New password", { exact: true }).fill("a long new password");
  await page.getByLabel("New password again").fill("a long new password");
  await page.getByRole("button", { name: "Set password" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a long new password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  await page.goto("/billing/scopes");
  await expect(page.getByRole("main")).toContainText("Contoso Ltd");
});

test("invoices of a subscription are shared and no longer", async ({ page, javaScriptEnabled }) => {
  // Both projects share one world: each has an administrator of its own, whom nobody shares with.
  const [email, account] = javaScriptEnabled === false ? ["milan@contoso.example", "Milan Novak"] : ["noor@contoso.example", "Noor Bakker"];
  await signedIn(page, email);
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: account }).first().click();
  await page.getByRole("link", { name: /^Allow others to download invoice/ }).click();
  await expect(page.getByText("Do not share confidential or personal data")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Off/ })).toBeChecked();
  await page.getByRole("radio", { name: /^On/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Access to invoice is On" })).toBeVisible();
  await expect(page.getByRole("radio", { name: /^On/ })).toBeChecked();
  await page.getByRole("radio", { name: /^Off/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Access to invoice is Off" })).toBeVisible();
});

test("an owner reads who did what, and takes it along", async ({ page }) => {
  await signedIn(page, "anna@contoso.example");
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: "Contoso Ltd" }).first().click();
  await page.getByRole("link", { name: "Activity" }).click();
  await page.getByLabel("About").selectOption("Invoices");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("row").filter({ hasText: /Invoice 2026-\d+ was made/ }).first()).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Lines (NDJSON)" }).click();
  expect((await download).suggestedFilename()).toMatch(/^activity-\d+\.ndjson$/);
});

test("an owner reads what was done to one profile, and the operator what concerns no account", async ({ page }) => {
  await signedIn(page, "anna@contoso.example");
  await new AccessPage(page).openProfile("Contoso Ltd");
  await page.getByRole("main").getByRole("link", { name: "Activity" }).click();
  await expect(page).toHaveURL(/\/profiles\/[^/]+\/activity$/);
  await expect(page.getByRole("main")).toContainText("the billing profile Billing profile 01");
  await page.getByLabel("About").selectOption("Invoices");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("row").filter({ hasText: /Invoice 2026-\d+ was made/ }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Lines (NDJSON)" })).toHaveCount(0);

  await page.context().clearCookies();
  await signedIn(page, "operator@reckoner.example");
  await page.getByRole("link", { name: "Activity" }).first().click();
  await expect(page).toHaveURL(/\/operator\/activity$/);
  await page.getByLabel("About").selectOption("Signing in");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Signed in" }).first()).toBeVisible();
});
