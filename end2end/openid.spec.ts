// Signing in with a provider: there, and back to the page that was asked for.
import { expect, test } from "./fixtures";
import { SignInPage } from "./pages/sign-in";

const CONTOSO = "Sign in with Contoso";

test("who signs in with a provider goes on to the page asked for, with the roles of their groups", async ({ page }) => {
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: CONTOSO }).click();
  await page.getByLabel("Name").fill("nina");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/billing\/scopes$/);
  await expect(page.getByRole("main")).toContainText("Contoso Ltd");
  await expect(page.getByRole("main")).not.toContainText("Fabrikam Inc");
});

test("who refuses at the provider is told, and signs in another way", async ({ page }) => {
  await page.goto("/billing/scopes");
  await page.getByRole("link", { name: CONTOSO }).click();
  await page.getByRole("button", { name: "Refuse" }).click();
  await expect(page).toHaveTitle(/^Error:/);
  await expect(page.getByRole("alert")).toContainText("refused there");
  await new SignInPage(page).signIn("anna@contoso.example");
  await expect(page).toHaveURL(/\/billing\/scopes$/);
});

test("an answer that nobody waits for is told to be over", async ({ page }) => {
  const answer = await page.goto("/sign-in/with/contoso/callback?state=made-up&code=made-up");
  expect(answer?.status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText("is over");
  await expect(page.getByRole("link", { name: CONTOSO })).toBeVisible();
});
