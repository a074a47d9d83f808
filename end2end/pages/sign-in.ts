// The page of signing in.
import type { Page } from "@playwright/test";

export class SignInPage {
  constructor(readonly page: Page) {}

  async open() {
    await this.page.goto("/sign-in");
  }

  async signIn(email: string, password = "demo") {
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }
}

/** Signs in and lands on the first page. */
export async function signedIn(page: Page, email: string) {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(email);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
