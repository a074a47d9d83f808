// Menus and explanations open at a press, and close with Escape or a click beside them.
import { expect, test } from "./fixtures";
import { signedIn } from "./pages/sign-in";

test("a menu closes with Escape and with a click beside it", async ({ page }) => {
  await signedIn(page, "chloe@contoso.example");
  const button = page.getByRole("button", { name: "chloe@contoso.example" });
  const entry = page.getByRole("link", { name: "Switch directory" });
  await button.click();
  await expect(entry).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(entry).toBeHidden();
  await button.click();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(entry).toBeHidden();
});

test("one menu closes the other", async ({ page }) => {
  await signedIn(page, "chloe@contoso.example");
  await page.getByRole("button", { name: "chloe@contoso.example" }).click();
  await page.getByRole("button", { name: "Appearance" }).click();
  await expect(page.getByRole("button", { name: "Dark" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Switch directory" })).toBeHidden();
});

test("one's address stands at the top right of a usual screen", async ({ page }) => {
  await signedIn(page, "chloe@contoso.example");
  const email = "chloe@contoso.example";
  const address = page.getByRole("button", { name: email }).getByText(email, { exact: true });
  for (const width of [1280, 1100]) {
    await page.setViewportSize({ width, height: 800 });
    const box = await address.boundingBox();
    expect(box?.width, `at ${width}`).toBeGreaterThan(100);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${width}`).toBeLessThanOrEqual(width);
  }
});
