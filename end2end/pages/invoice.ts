// The page of an invoice, and the pages on which an operator corrects it.
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
}
