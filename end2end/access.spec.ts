// Who gets in, who sees what, and what refusals say.
import { expect, test } from "./fixtures";
import { looksIn, signedIn, SignInPage } from "./pages/sign-in";

test("a wrong password is told without saying what is wrong", async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn("gita@contoso.example", "wrong");
  await expect(page).toHaveTitle(/^Error:/);
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("gita@contoso.example");
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
});

test("two identities of one address are a choice", async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn("jeroen@contoso.example");
  await page.getByRole("button", { name: /Personal account/ }).click();
  await expect(page).not.toHaveURL(/sign-in/);
});

test("a page asks to sign in first and is shown afterwards", async ({ page }) => {
  await page.goto("/billing/scopes");
  await expect(page).toHaveURL(/sign-in/);
  await new SignInPage(page).signIn("farah@fabrikam.example");
  await expect(page).toHaveURL(/\/billing\/scopes$/);
  await expect(page.getByRole("main")).toContainText("Fabrikam Inc");
  await expect(page.getByRole("main")).not.toContainText("Contoso Ltd");
});

test("a home member without a role sees no account", async ({ page }) => {
  await signedIn(page, "eva@contoso.example");
  await page.goto("/billing/scopes");
  await expect(page.getByRole("main")).not.toContainText("Contoso Ltd");
});

test("another directory holds other accounts", async ({ page }) => {
  await signedIn(page, "anna@contoso.example");
  await page.goto("/billing/scopes");
  await expect(page.getByRole("main")).not.toContainText("Fabrikam Inc");
  await looksIn(page, "Fabrikam");
  await page.goto("/billing/scopes");
  await expect(page.getByRole("main")).toContainText("Fabrikam Inc");
  await expect(page.getByRole("main")).not.toContainText("Contoso Ltd");
});

test("what is hidden answers like what does not exist", async ({ page }) => {
  await signedIn(page, "farah@fabrikam.example");
  const said = async (account: string) => {
    const answer = await page.goto(`/billing/accounts/${account}/invoices`);
    expect(answer?.status()).toBe(404);
    return page.getByRole("main").innerText();
  };
  // An account of another directory, and one that nobody has.
  expect(await said("10482937")).toBe(await said("99999999"));
});
