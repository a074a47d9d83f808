// The page that says why an invoice is not seen, and the cards that say it elsewhere.
import type { Page } from "@playwright/test";

export class WhyPage {
  constructor(readonly page: Page) {}

  /** The portal in a language from here on. */
  static async in(page: Page, language: "en" | "nl") {
    const url = new URL(page.url()).origin;
    await page.context().addCookies([{ name: "reckoner-language", value: language, url }]);
    return new WhyPage(page);
  }

  async open(asked: Record<string, string>) {
    await this.page.goto(`/billing/why?${new URLSearchParams(asked)}`);
  }

  reason(title: string) {
    const heading = this.page.getByRole("heading", { name: title, exact: true });
    return this.page.getByRole("article").filter({ has: heading });
  }
}
