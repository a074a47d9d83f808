// Who gets invoices by e-mail and why, how it went, and what the operator reads and does.
import { expect, test } from "./fixtures";
import { signedIn } from "./pages/sign-in";

test("a profile's contributor adds and removes a recipient", async ({ page, javaScriptEnabled }) => {
  // Both projects share one world: each adds an address of its own.
  const email = javaScriptEnabled === false ? "plain@books.example" : "books@books.example";
  await signedIn(page, "bram@contoso.example");
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: "Contoso Ltd" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Invoices", exact: true }).click();
  await page.getByRole("link", { name: "Invoice e-mail preference" }).click();
  await page.getByRole("link", { name: "Billing profile 01" }).click();
  await expect(page.getByRole("radio", { name: /^Yes/ })).toBeChecked();
  const who = page.getByRole("region", { name: "Who gets the invoices" });
  await expect(who.getByRole("row").filter({ hasText: "chloe@contoso.example" })).toContainText("Role on the profile: Invoice manager");
  await expect(who.getByRole("row").filter({ hasText: "accounting@contoso.example" })).toContainText("Additional recipient");
  await expect(who).not.toContainText("anna@contoso.example");
  const sent = page.getByRole("region", { name: "What was sent" });
  const reminder = sent.getByRole("row").filter({ hasText: "chloe@contoso.example" }).filter({ hasText: "Reminder" }).first();
  await expect(reminder).toContainText("Sent");
  await expect(reminder.getByRole("link", { name: /^2026-/ })).toHaveAttribute("href", /\/invoices\/G/);

  const recipients = page.getByRole("region", { name: "Additional recipients" });
  await recipients.getByLabel("E-mail").fill("a@b.example,c@d.example");
  await recipients.getByRole("button", { name: "Add recipient" }).click();
  await expect(page.getByRole("alert")).toContainText("a@b.example,c@d.example");
  await expect(recipients.getByLabel("E-mail")).toHaveValue("a@b.example,c@d.example");
  await recipients.getByLabel("E-mail").fill(email);
  await recipients.getByLabel("Language").selectOption("Nederlands");
  await recipients.getByRole("button", { name: "Add recipient" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The recipient was added" })).toBeVisible();
  await expect(who.getByRole("row").filter({ hasText: email })).toContainText("Nederlands");
  await recipients.getByRole("button", { name: `Remove ${email}` }).click();
  await expect(page.getByRole("status").filter({ hasText: "The recipient was removed" })).toBeVisible();
  await expect(who).not.toContainText(email);
});

test("an invoice says who it was sent to, to whoever says who gets it", async ({ page }) => {
  await signedIn(page, "bram@contoso.example");
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: "Contoso Ltd" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Invoices", exact: true }).click();
  await page.getByRole("rowheader").getByRole("link").last().click();
  const address = page.url();
  const sent = page.getByRole("region", { name: "Sent by e-mail" });
  for (const email of ["bram@contoso.example", "chloe@contoso.example", "accounting@contoso.example"]) {
    await expect(sent.getByRole("row").filter({ hasText: email }).first()).toContainText("Sent");
  }
  // Whoever may download it reads it too, without the address that somebody added.
  await signedIn(page, "chloe@contoso.example");
  await page.goto(address);
  await expect(sent.getByRole("row").filter({ hasText: "bram@contoso.example" }).first()).toContainText("Sent");
  await expect(sent.getByRole("row").filter({ hasText: "ac***@contoso.example" }).first()).toContainText("Additional recipient");
  await expect(sent).not.toContainText("accounting@contoso.example");
  await page.getByRole("main").getByRole("link", { name: "Invoices", exact: true }).first().click();
  await page.getByRole("link", { name: "Invoice e-mail preference" }).click();
  await page.getByRole("link", { name: "Billing profile 01" }).click();
  await expect(page.getByRole("region", { name: "Who gets the invoices" })).toContainText("ac***@contoso.example");
  await expect(page.getByRole("button", { name: "Add recipient" })).toHaveCount(0);
});

test("an enrolment's last contact is asked about before it is removed", async ({ page }) => {
  await signedIn(page, "iris@contoso.example");
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: "Contoso Enterprise" }).first().click();
  await page.getByRole("link", { name: "Invoice contacts" }).click();
  await page.getByRole("link", { name: "Remove invoices@contoso.example" }).click();
  const question = page.getByRole("region", { name: /^Remove invoices@contoso\.example/ });
  await expect(question).toContainText("go to the enterprise administrators");
  await question.getByRole("link", { name: "Cancel" }).click();
  await expect(question).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Invoice contacts" })).toContainText("invoices@contoso.example");
});

test("the operator looks for e-mails", async ({ page }) => {
  await signedIn(page, "operator@reckoner.example");
  await page.goto("/operator/mail");
  const filter = page.getByRole("search", { name: "Filter" });
  await filter.getByLabel("Address, invoice or billing account").fill("boekhouding@");
  await filter.getByLabel("About").selectOption("Invoice");
  await filter.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("status").filter({ hasText: "E-mail to addresses" })).toContainText("boekhouding@");
  const rows = page.getByRole("row").filter({ hasText: "@contoso.example" });
  await expect(rows.first()).toContainText("boekhouding@contoso.example");
  await expect(page.getByRole("main")).not.toContainText("chloe@contoso.example");
  await page.getByRole("link", { name: "Failed", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No e-mail fits" })).toBeVisible();
  await expect(filter.getByLabel("Address, invoice or billing account")).toHaveValue("boekhouding@");
  await expect(page.getByRole("link", { name: "Failed", exact: true })).toHaveAttribute("aria-current", "page");
  await page.getByRole("link", { name: "Clear filter" }).click();
  await expect(page.getByRole("main")).toContainText("chloe@contoso.example");
});

test("the operator reads a mail, and sends it again", async ({ page }) => {
  await signedIn(page, "operator@reckoner.example");
  await page.getByRole("link", { name: "E-mail", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("E-mail");
  await page.getByRole("link", { name: /^Sent: \d+/ }).click();
  await page.getByRole("row").filter({ hasText: "boekhouding@contoso.example" }).filter({ hasNotText: "Sent again" }).first().getByRole("link").first().click();
  const mail = page.url();
  await page.getByRole("link", { name: "As text" }).click();
  await expect(page.locator("body")).toContainText("/stop-mail/");
  await page.goto(mail);
  await page.getByRole("button", { name: "Send again" }).click();
  await expect(page.getByRole("status").filter({ hasText: "It is sent again" })).toBeVisible();
  await page.getByRole("link", { name: /^Sent again .* by operator@reckoner\.example/ }).first().click();
  await page.getByRole("link", { name: "Sent again: the first e-mail" }).click();
  await expect(page).toHaveURL(mail);
});

test("an account turns its payment reminders off, and on again", async ({ page, javaScriptEnabled }) => {
  // Both projects share one world: each has an account of its own.
  const [email, account] = javaScriptEnabled === false
    ? ["hugo@tailwind.example", "Tailwind Traders Partner"]
    : ["anna@contoso.example", "Contoso Ltd"];
  await signedIn(page, email);
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: account }).first().click();
  await page.getByRole("link", { name: "Payment reminders" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Payment reminders");
  await expect(page.getByRole("radio", { name: /^Yes.*5 days before the due date/ })).toBeChecked();
  await page.getByRole("radio", { name: /^No/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Reminders are not sent any more" })).toBeVisible();
  await expect(page.getByRole("radio", { name: /^No/ })).toBeChecked();
  await page.getByRole("radio", { name: /^Yes/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Reminders are sent from now on" })).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Yes/ })).toBeChecked();
});

test("the operator sees what may have arrived twice", async ({ page }) => {
  await signedIn(page, "operator@reckoner.example");
  await page.getByRole("link", { name: "E-mail", exact: true }).first().click();
  await page.getByRole("link", { name: "Perhaps twice: 0" }).click();
  await expect(page.getByRole("link", { name: "Perhaps twice: 0" })).toHaveAttribute("aria-current", "page");
  await expect(page.getByText("No e-mail fits")).toBeVisible();
});
