// One's own sessions: seen on one page, and ended from another browser.
import { expect, test } from "./fixtures";
import { Person } from "./pages/person";

test("a session that was left open elsewhere is ended", async ({ page, browser }) => {
  const person = await Person.added(page, "sanne");
  const elsewhere = await browser.newContext({ userAgent: "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0" });
  const left = await elsewhere.newPage();
  await person.givesPassword(left);

  await page.goto("/security");
  await page.getByRole("link", { name: "See your sessions" }).click();
  const sessions = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.first()).toContainText("This one");
  await expect(sessions.first()).toContainText("Chrome on Linux");
  await expect(sessions.last()).toContainText("Firefox on Windows");
  await expect(sessions.last()).toContainText("with your password");
  await sessions.last().getByRole("button", { name: /End the session in Firefox on Windows/ }).click();
  await expect(page.getByText("The session was ended.")).toBeVisible();
  await expect(sessions).toHaveCount(1);
  await left.goto("/security");
  await expect(left).toHaveURL(/\/sign-in/);

  await person.givesPassword(left);
  await page.goto("/security/sessions");
  await page.getByRole("button", { name: "End all other sessions" }).click();
  await expect(page.getByText("All your other sessions were ended.")).toBeVisible();
  await expect(sessions).toHaveCount(1);
  await left.goto("/security");
  await expect(left).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});
