// The page of an invoice, and the pages on which it is paid and corrected.
import { expect, type Page } from "@playwright/test";

export class InvoicePage {
  constructor(readonly page: Page) {}

  /** Opens the first invoice of an account that a row with these texts names. */
  async openFromList(account: string, ...texts: (string | RegExp)[]) {
    await this.page.goto("/");
    await this.page.getByRole("main").getByRole("link", { name: account, exact: true }).first().click();
    await this.page.getByRole("main").getByRole("link", { name: "Invoices", exact: true }).first().click();
    let rows = this.page.getByRole("row");
    for (const text of texts) rows = rows.filter({ hasText: text });
    await rows.first().getByRole("rowheader").getByRole("link").click();
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  async name() {
    const heading = await this.page.getByRole("heading", { level: 1 }).innerText();
    return heading.split(/\s/)[0];
  }

  async startVoiding() {
    await this.page.getByRole("link", { name: "Void", exact: true }).click();
  }

  async startCrediting() {
    await this.page.getByRole("link", { name: "Credit", exact: true }).click();
  }

  history() {
    return this.page.getByRole("region", { name: "History" });
  }

  /** Opens the first invoice of an account with this status. */
  async openFirst(account: string, status: "Due" | "PastDue" | "Paid") {
    await this.page.goto(`/billing/accounts/${account}/invoices?status=${status}`);
    await this.page.getByRole("table").getByRole("rowheader").getByRole("link").first().click();
  }

  payments() {
    return this.page.getByRole("region", { name: "Payments" });
  }

  async payNow(amount: string) {
    await this.page.getByRole("link", { name: "Pay now" }).click();
    await this.page.getByLabel("Amount").fill(amount);
    await this.page.getByRole("button", { name: "Continue" }).click();
  }

  async confirm() {
    await this.page.getByRole("button", { name: /^Pay .* now$/ }).click();
    await expect(this.page.getByRole("status").filter({ hasText: "The payment was taken" })).toBeVisible();
  }
}
