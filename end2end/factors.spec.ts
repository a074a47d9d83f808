// An authenticator app: set up, asked for at sign-in, done without when it is lost.
import { expect, test } from "./fixtures";
import { codeOf, Person } from "./pages/person";

test("an app is set up, and a code of it asked for from then on", async ({ page }) => {
  const person = await Person.added(page, "tom");
  await page.goto("/security");
  await page.getByRole("link", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  const recovery = await page.getByRole("list").filter({ hasText: /^[a-z2-7]{4}-/ }).getByRole("listitem").allInnerTexts();
  expect(recovery).toHaveLength(10);

  await page.getByLabel("Code of the app").fill("000000");
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByRole("alert")).toContainText("The code is not right");
  await expect(page.getByText(secret)).toBeVisible();
  await page.getByLabel("Code of the app").fill(codeOf(secret));
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page).toHaveURL(/\/security$/);
  await expect(page.getByRole("main")).toContainText("10 are left");

  await person.signsOut(page);
  await page.goto("/directories");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Enter a code" })).toBeVisible();
  const code = page.getByLabel("Code of the app");
  await expect(code).toHaveAttribute("autocomplete", "one-time-code");
  await expect(code).toHaveAttribute("inputmode", "numeric");
  await code.fill("123456");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("alert")).toContainText("The code is not right");
  await code.fill(codeOf(secret, 30));
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(/\/directories$/);

  await person.signsOut(page);
  await person.givesPassword(page);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(recovery[0]);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.goto("/security");
  await expect(page.getByRole("main")).toContainText("9 are left");

  person.losesEverything();
  await person.givesPassword(page);
  await page.goto("/security");
  await expect(page.getByRole("link", { name: "Set up an app" })).toBeVisible();
});

test("an app is turned off with the password and a recovery code", async ({ page }) => {
  const person = await Person.added(page, "lotte");
  await page.goto("/security/app");
  const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  await page.getByLabel("Code of the app").fill(codeOf(secret));
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("button", { name: "Turn on" }).click();

  await page.getByRole("link", { name: "Make new codes" }).click();
  const recovery = await page.getByText(/^[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}$/).allInnerTexts();
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("button", { name: "I have kept the codes" }).click();
  await expect(page.getByText("Your new recovery codes count")).toBeVisible();

  await page.getByRole("link", { name: "Turn off" }).click();
  await page.getByLabel("Current password").fill(person.password);
  await page.getByLabel(/recovery code/).fill(recovery[9]);
  await page.getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByText("The authenticator app is off.")).toBeVisible();
});
