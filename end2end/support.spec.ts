// A customer writes from an invoice, the office answers, and nobody else sees it.
import { expect, test } from "./fixtures";
import { SupportPage } from "./pages/support";
import { signedIn } from "./pages/sign-in";

/** Somebody else sits down at the same browser. */
async function signInAs(page: import("@playwright/test").Page, email: string) {
  await page.context().clearCookies();
  await signedIn(page, email);
}

test("gita asks about an invoice, and reads the answer", async ({ page }, about) => {
  const subject = `Too high (${about.project.name})`;
  const support = new SupportPage(page);
  await signedIn(page, "gita@contoso.example");
  await page.getByRole("main").getByRole("link", { name: "Jeroen de Vries" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Invoices", exact: true }).first().click();
  await page.getByRole("table").getByRole("rowheader").getByRole("link").first().click();
  await page.getByRole("link", { name: "New support request" }).click();
  const along = page.getByRole("region", { name: "What we send along" });
  await expect(along).toContainText("Roles there: Reader of the subscription");
  await expect(along).toContainText("Download: allowed");

  await support.send(subject, "");
  await expect(page).toHaveTitle(/^Error:/);
  await expect(page.getByRole("alert").getByRole("link", { name: "Write what it is about." })).toBeVisible();
  await expect(page.getByLabel("Subject")).toHaveValue(subject);
  await expect(along).toContainText("Download: allowed");
  await support.send(subject, "More than last month.\n</textarea><script>alert(1)</script>");
  await expect(page.getByRole("main").getByRole("status")).toContainText("The request was sent");
  await expect(support.messages().first()).toContainText("</textarea><script>alert(1)</script>");
  const address = page.url();

  await signInAs(page, "anna@contoso.example");
  const answer = await page.goto(address);
  expect(answer?.status()).toBe(404);

  await signInAs(page, "operator@reckoner.example");
  await page.goto("/operator/support");
  await support.openRequest(subject);
  await expect(page.getByRole("main")).toContainText("gita@contoso.example");
  await page.getByLabel("Your answer").fill("There was more use. It is right.");
  await page.getByRole("button", { name: "Answer" }).click();
  await expect(page.getByRole("main")).toContainText("Answered");

  await signInAs(page, "gita@contoso.example");
  const menu = page.getByRole("navigation", { name: "Main menu" }).filter({ visible: true });
  await expect(menu.getByRole("link", { name: /^Support requests .*new answer/ })).toBeVisible();
  await support.openMine();
  await expect(page.getByRole("row").filter({ hasText: subject })).toContainText("New answer");
  await support.openRequest(subject);
  await expect(support.messages().last()).toContainText("Reckoner Demo B.V. Support");
  await expect(support.messages().last()).not.toContainText("operator@");
  await page.getByRole("button", { name: "Close request" }).click();
  await expect(page.getByRole("main")).toContainText("This request is closed");
  await support.openMine();
  await expect(page.getByRole("row").filter({ hasText: subject })).not.toContainText("New answer");
});

test("an account is offered, looked at, and the offer withdrawn", async ({ page }, about) => {
  // Both projects share one world: each has an account of its own.
  const [email, to] =
    about.project.name === "plain"
      ? ["noor@contoso.example", "eva@contoso.example"]
      : ["milan@contoso.example", "iris@contoso.example"];
  const name = email.startsWith("noor") ? "Noor Bakker" : "Milan Novak";
  await signedIn(page, email);
  await page.getByRole("main").getByRole("link", { name, exact: true }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Hand over" }).click();
  const address = page.url();
  await page.getByLabel("E-mail address of the member").fill("farah@fabrikam.example");
  await page.getByRole("button", { name: "Offer the account" }).click();
  await expect(page.getByRole("alert")).toContainText("Nobody of this address is at home in the directory");
  await page.getByLabel("E-mail address of the member").fill(to);
  await page.getByRole("button", { name: "Offer the account" }).click();
  await expect(page.getByRole("main")).toContainText("Nothing changes until it is accepted");

  await signInAs(page, to);
  const menu = page.getByRole("navigation", { name: "Main menu" }).filter({ visible: true });
  await menu.getByRole("link", { name: /^Accounts offered to you/ }).click();
  await page.getByRole("listitem").filter({ hasText: name }).getByRole("link", { name: "Answer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Take over ${name}?`);
  await page.getByRole("button", { name: "Refuse" }).click();
  await expect(page.getByRole("main")).toContainText("It stays where it is");
  const answer = await page.goto(address);
  expect(answer?.status()).toBe(404);
});
