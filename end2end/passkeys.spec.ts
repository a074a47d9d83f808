// Passkeys, with an authenticator that Chromium plays.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { Person } from "./pages/person";

async function authenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    verifiesUser: (isUserVerified: boolean) =>
      session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

async function adds(page: Page, person: Person, name: string) {
  await page.goto("/security");
  await page.getByRole("link", { name: "Add a passkey" }).click();
  await page.getByLabel("Name of the passkey").fill(name);
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("button", { name: "Make the passkey" }).click();
}

test("a passkey is added, signs in without a password, and is removed", async ({ page }) => {
  await authenticator(page);
  const person = await Person.added(page, "mees");
  await adds(page, person, "Work laptop");
  await expect(page).toHaveURL(/\/security$/);
  await expect(page.getByRole("heading", { name: "Work laptop" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Not used yet");

  await person.signsOut(page);
  await page.goto("/directories");
  await page.getByRole("link", { name: "Sign in with a passkey" }).click();
  await page.getByRole("button", { name: "Use my passkey" }).click();
  await expect(page).toHaveURL(/\/directories$/);
  await page.goto("/security");
  await expect(page.getByRole("main")).toContainText("Last used on");

  await page.getByRole("link", { name: "Remove Work laptop" }).click();
  await page.getByLabel("Current password").fill("another one");
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("alert")).toContainText("The current password is not right");
  await page.getByLabel("Current password").fill(person.password);
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("The passkey was removed.")).toBeVisible();
  await person.signsOut(page);
  await page.getByRole("link", { name: "Sign in with a passkey" }).click();
  await page.getByRole("button", { name: "Use my passkey" }).click();
  await expect(page.getByRole("alert")).toContainText("does not know that passkey");
});

test("one device makes no second passkey, and a wrong password adds none", async ({ page }) => {
  await authenticator(page);
  const person = await Person.added(page, "noa");
  await adds(page, { ...person, password: "another one" } as Person, "Phone");
  await expect(page.getByRole("alert")).toContainText("The current password is not right");
  await expect(page.getByLabel("Name of the passkey")).toHaveValue("Phone");
  await adds(page, person, "Phone");
  await expect(page.getByRole("heading", { name: "Phone" })).toBeVisible();
  await adds(page, person, "Phone again");
  await expect(page.getByText("Your browser made no passkey.")).toBeVisible();
});

test("a device that does not know its user signs nobody in", async ({ page }) => {
  const device = await authenticator(page);
  const person = await Person.added(page, "sara");
  await adds(page, person, "Key");
  await person.signsOut(page);
  await device.verifiesUser(false);
  await page.getByRole("link", { name: "Sign in with a passkey" }).click();
  await page.getByRole("button", { name: "Use my passkey" }).click();
  await expect(page.getByText("Your browser used no passkey.")).toBeVisible();
});
