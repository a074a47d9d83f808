// What scripts add: search as you type.
import { expect, test } from "./fixtures";
import { signedIn } from "./pages/sign-in";

test("search suggests while typing", async ({ page }) => {
  await signedIn(page, "chloe@contoso.example");
  await page.getByRole("searchbox").pressSequentially("contoso");
  const suggestion = page.getByRole("search").getByRole("link", { name: /Contoso Ltd/ }).or(
    page.getByRole("search").getByRole("option", { name: /Contoso Ltd/ }),
  );
  await expect(suggestion.first()).toBeVisible();
});
