// Access control of an account, a profile or a section.
import type { Page } from "@playwright/test";

export class AccessPage {
  constructor(readonly page: Page) {}

  /** The page of the first profile of the account on the list of scopes. */
  async openProfile(account: string) {
    await this.page.goto("/billing/scopes");
    await this.page.getByRole("link", { name: account }).first().click();
    await this.page.getByRole("link", { name: /^Access control \(IAM\): Billing profile 01/ }).click();
  }

  async give(role: string, email: string, lastDay = "") {
    await this.page.getByLabel("Role").selectOption(role);
    await this.page.getByLabel("E-mail addresses").fill(email);
    await this.page.getByLabel("Last day").fill(lastDay);
    await this.page.getByRole("button", { name: "Save" }).click();
  }

  async take(name: RegExp) {
    await this.page.getByRole("checkbox", { name }).check();
    await this.page.getByRole("button", { name: "Remove", exact: true }).click();
    await this.page.getByRole("region", { name: /^Remove/ }).getByRole("button", { name: "Remove" }).click();
  }
}
