// Every test fails on a console message, and on anything axe finds on a page it ends on.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function checkAccessible(page: Page) {
  // No script runs in a sandboxed frame, and axe would wait for its own for ever.
  await page.evaluate(() => {
    for (const frame of document.querySelectorAll("iframe[sandbox]")) {
      if (!frame.getAttribute("title")) throw new Error("a frame says what is in it");
      frame.remove();
    }
  });
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const found = violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" | ")}`);
  expect(found, page.url()).toEqual([]);
}

// What the browser itself says of an answer that is not 200: part of the test, no fault of the page.
const EXPECTED = /Failed to load resource: the server responded with a status of (403|404|410|422|429)/;

// Without scripts nothing uses what the page preloads for them.
const UNUSED = /was preloaded using link preload but not used within a few seconds/;

// Whoever types before the page has come to its own focus keeps theirs.
const KEPT_FOCUS = /Autofocus processing was blocked because a document already has a focused element/;

export const test = base.extend<{ page: Page }>({
  page: async ({ page, javaScriptEnabled }, use) => {
    const said: string[] = [];
    page.on("console", (message) => {
      const isUnused = javaScriptEnabled === false && UNUSED.test(message.text());
      const isOfAsset = message.location().url.includes("/pkg/");
      const isExpected = EXPECTED.test(message.text()) && !isOfAsset;
      if (!isUnused && !isExpected && !KEPT_FOCUS.test(message.text())) said.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => said.push(`error: ${error.message}`));
    await use(page);
    if (javaScriptEnabled !== false && page.url().startsWith("http")) await checkAccessible(page);
    expect(said, "the console is silent").toEqual([]);
  },
});

export { expect };
