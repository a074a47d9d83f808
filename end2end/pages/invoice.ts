// The page of an invoice, and the pages on which it is paid.
import { expect, type Page } from "@playwright/test";

export class InvoicePage {
  constructor(readonly page: Page) {}

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
    await expect(this.page.getByRole("status")).toContainText("The payment was taken");
  }
}
