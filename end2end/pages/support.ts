// Support requests: written from an invoice, answered, closed.
import { expect, type Page } from "@playwright/test";

export class SupportPage {
  constructor(readonly page: Page) {}

  async openMine() {
    await this.page.getByRole("link", { name: /^Support requests/ }).filter({ visible: true }).first().click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Support requests" })).toBeVisible();
  }

  async send(subject: string, text: string) {
    await this.page.getByLabel("Subject").fill(subject);
    await this.page.getByLabel("What is it about?").fill(text);
    await this.page.getByRole("button", { name: "Send" }).click();
  }

  async openRequest(subject: string) {
    await this.page.getByRole("table").getByRole("link", { name: subject }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: subject })).toBeVisible();
  }

  messages() {
    return this.page.getByRole("region", { name: "Messages" }).getByRole("listitem");
  }
}
