// Receiving the invoices of a subscription by e-mail, at an address that is confirmed, and what the links of mails lead to.
import { expect, test } from "./fixtures";
import { signedIn } from "./pages/sign-in";
import type { Page } from "@playwright/test";

/** The link beneath this path in the latest mail to an address, as the operator reads it. */
async function linkTo(page: Page, email: string, path: string) {
  await signedIn(page, "operator@reckoner.example");
  // A worker sends it in its own time.
  await expect(async () => {
    await page.goto("/operator/mail?state=sent");
    await page.getByRole("row").filter({ hasText: email }).first().getByRole("link").first().click();
    await expect(page.getByRole("link", { name: "As text" })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await page.getByRole("link", { name: "As text" }).click();
  const text = await page.locator("body").innerText();
  const link = text.match(new RegExp(`/${path}/\\S+`));
  expect(link, text).not.toBeNull();
  return link![0];
}

test("an account administrator receives invoices by e-mail and stops it again", async ({ page, javaScriptEnabled }) => {
  // Both projects share one world: each has an account of its own.
  const plain = javaScriptEnabled === false;
  const who = plain ? "noor@contoso.example" : "milan@contoso.example";
  const [account, subscription] = plain ? ["Noor Bakker", "Azure sub 05"] : ["Milan Novak", "Azure sub 06"];
  const recipient = "books@accountants.example";
  await signedIn(page, who);
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: account }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Invoices", exact: true }).click();
  await page.getByRole("link", { name: "Receive invoice by e-mail" }).click();
  await expect(page.getByRole("main")).toContainText("reservations and Marketplace products are not sent by e-mail");
  await page.getByRole("link", { name: subscription }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Receive invoice by e-mail");

  await page.getByRole("button", { name: "E-mail invoice" }).click();
  await expect(page.getByRole("alert")).toContainText("Accept the terms");
  await page.getByLabel("I accept these terms").check();
  await page.getByRole("button", { name: "E-mail invoice" }).click();
  await expect(page.getByRole("status").filter({ hasText: "sent by e-mail from now on" })).toBeVisible();

  await page.getByRole("link", { name: "Configure recipients" }).click();
  await page.getByLabel("E-mail").fill(`${recipient}, c@d.example`);
  await page.getByRole("button", { name: "Add recipient" }).click();
  await expect(page.getByRole("alert")).toContainText("c@d.example");
  await page.getByLabel("E-mail").fill(recipient);
  await page.getByRole("button", { name: "Add recipient" }).click();
  await page.getByLabel("E-mail").fill("second@accountants.example");
  await page.getByRole("button", { name: "Add recipient" }).click();
  await page.getByRole("button", { name: "Remove second@accountants.example" }).click();
  await expect(page.getByRole("row").filter({ hasText: "second@" })).toHaveCount(0);
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByRole("main")).toContainText(recipient);

  const former = page.url();
  const address = plain ? "noor@home.example" : "milan@home.example";
  const preferred = page.getByRole("region", { name: "Preferred address" });
  await preferred.getByLabel("E-mail").fill(address);
  await preferred.getByRole("button", { name: "Update profile" }).click();
  await expect(preferred).toContainText(`${address} is not confirmed yet`);
  await expect(preferred).toContainText(`News about payments goes to ${who}`);
  await page.goto(await linkTo(page, address, "confirm-address"));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("status")).toContainText("are sent to");
  await signedIn(page, who);
  await page.goto(former);
  await expect(preferred).toContainText(`News about payments goes to ${address}`);

  await page.getByRole("link", { name: "Opt out" }).click();
  const question = page.getByRole("region", { name: new RegExp(`Stop sending the invoices of ${subscription}`) });
  await expect(question).toContainText(recipient);
  await question.getByRole("button", { name: "Stop sending" }).click();
  await expect(page.getByLabel("I accept these terms")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(recipient);
});

test("the link of a mail says to whom it went, and its reader opens the invoice", async ({ page }) => {
  const link = await linkTo(page, "chloe@contoso.example", "open-mail");
  await page.goto("/");
  await signedIn(page, "farah@fabrikam.example");
  const answer = await page.goto(link);
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We can't display your invoices. Please try again");
  await expect(page.getByRole("main")).toContainText("ch***@contoso.example");
  await expect(page.getByRole("main")).not.toContainText("chloe@");
  await page.getByRole("button", { name: "Sign in with another identity" }).click();
  await page.getByLabel("E-mail").fill("chloe@contoso.example");
  await page.getByLabel("Password", { exact: true }).fill("demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/invoices\/G/);
  const invoice = page.url();
  await signedIn(page, "bram@contoso.example");
  await page.goto(invoice);
  const sent = page.getByRole("region", { name: "Sent by e-mail" });
  await expect(sent.getByRole("row").filter({ hasText: "chloe@contoso.example" }).filter({ hasText: "Opened in the portal" }).first()).toBeVisible();
});

test("the mail of an invoice is previewed in both languages", async ({ page }) => {
  await signedIn(page, "bram@contoso.example");
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: "Contoso Ltd" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Invoices", exact: true }).click();
  await page.getByRole("link", { name: "Invoice e-mail preference" }).click();
  await page.getByRole("link", { name: "Billing profile 01" }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await preview.scrollIntoViewIfNeeded();
  await expect(preview.frameLocator("iframe").first().getByText("Your invoice for Billing profile 01")).toBeVisible();
  await preview.getByRole("link", { name: "Nederlands" }).click();
  await preview.scrollIntoViewIfNeeded();
  await expect(preview.frameLocator("iframe").first().getByText("Uw factuur voor Billing profile 01")).toBeVisible();
});
