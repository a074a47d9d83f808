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

/** Signs in at home and lands on the first page. */
export async function signedIn(page: Page, email: string) {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.signIn(email);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  if (email === ANNA) await looksIn(page, "Contoso");
}

/** Of two directories: where she looked last, in another test, is where she begins. */
const ANNA = "anna@contoso.example";

/** Looks at a directory that somebody is of, and lands on the first page. */
export async function looksIn(page: Page, directory: string) {
  await page.goto("/directories");
  const there = page.getByRole("listitem").filter({ hasText: directory }).getByRole("button");
  if ((await there.count()) > 0) {
    await there.click();
    await page.waitForURL((url) => url.pathname !== "/directories");
  }
  await page.goto("/");
}
