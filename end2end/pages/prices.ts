// The price sheet, and the page of one meter.
import type { Page } from "@playwright/test";

export class PricesPage {
  constructor(readonly page: Page) {}

  async open() {
    await this.page.getByRole("link", { name: "Prices" }).first().click();
  }

  async find(words: string) {
    await this.page.getByLabel("Name, identifier or service").fill(words);
    await this.page.getByRole("button", { name: "Find" }).click();
  }

  async add(price: { currency: string; firstDay: string; unitPrice: string }) {
    await this.page.getByLabel("Currency").fill(price.currency);
    await this.page.getByLabel("First day").fill(price.firstDay);
    await this.page.getByLabel("Unit price", { exact: true }).fill(price.unitPrice);
    await this.page.getByRole("button", { name: "Add price" }).click();
  }

  async end(lastDay: string) {
    await this.page.getByRole("link", { name: /^End the price for Everyone/ }).first().click();
    await this.page.getByLabel("Last day").fill(lastDay);
    await this.page.getByRole("button", { name: "End price" }).click();
  }
}
