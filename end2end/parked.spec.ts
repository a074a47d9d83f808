// What could not be billed: told with its reason, and tried again once there is a price. Each
// project has a portal of its own here, because what is parked is seen by everybody in the office.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "./fixtures";
import { PricesPage } from "./pages/prices";

const PROGRAM = process.env.RECKONER_PROGRAM ?? "../target/debug/reckoner";
const WORLD = "../crates/actions/tests/actions/priced-world.toml";
const PORTS: Record<string, number> = { javascript: 4175, plain: 4176 };
const USAGE = `BillingAccountId,BillingCurrency,SubAccountId,ChargeCategory,ChargePeriodStart,\
ChargePeriodEnd,ServiceCategory,ServiceName,BilledCost,SkuId,ConsumedQuantity,ConsumedUnit
MOSP,EUR,s1,Usage,2026-03-06,2026-03-07,Storage,Disks,,disk,30,1 GB/Month
`;
const OPERATOR = "office@example.com";
const PASSWORD = "a long enough password";

let portal: ChildProcess;
let data: string;
let address: string;
let link: string;

let env: NodeJS.ProcessEnv;

const call = (...words: string[]) => execFileSync(PROGRAM, [...words, "--data", data], { encoding: "utf8", env });

test.beforeAll(async ({}, about) => {
  data = mkdtempSync(join(tmpdir(), "reckoner-parked-"));
  address = `http://localhost:${PORTS[about.project.name]}`;
  env = {
    ...process.env,
    RECKONER_DATABASE: `sqlite://${join(data, "reckoner.db")}`,
    RECKONER_AS_OF: "2026-05-02",
    RECKONER_PUBLIC_URL: address,
    RECKONER_LOG: "warn",
  };
  writeFileSync(join(data, "usage.csv"), USAGE);
  call("apply", WORLD);
  call("import", join(data, "usage.csv"));
  // It ends with 1 and says what could not be billed.
  expect(() => call("bill", "--no-render")).toThrow(/1 could not be billed/);
  link = call("user", "add", OPERATOR, "--operator").match(/http\S+/)![0];
  const listen = `127.0.0.1:${PORTS[about.project.name]}`;
  // Its own folder: the configuration beside these tests is for another installation.
  portal = spawn(resolve(PROGRAM), ["serve", "--data", data, "--listen", listen], { cwd: data, env, stdio: "inherit" });
  const status = () => fetch(`${address}/readyz`).then((it) => it.status, () => 0);
  await expect.poll(status, { timeout: 30_000 }).toBe(200);
});

test.afterAll(async () => {
  const ended = new Promise((done) => portal.once("exit", done));
  portal.kill("SIGTERM");
  await ended;
  rmSync(data, { recursive: true });
});

test("what waits for a price is billed once there is one", async ({ page }) => {
  await page.goto(link);
  await page.getByLabel("New password", { exact: true }).fill(PASSWORD);
  await page.getByLabel(/again/i).fill(PASSWORD);
  await page.getByRole("button").filter({ hasText: /password/i }).click();
  await page.goto(`${address}/sign-in`);
  await page.getByLabel("E-mail").fill(OPERATOR);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Billing runs" }).first().click();

  const parked = page.getByRole("region", { name: "Not billed" });
  const row = parked.getByRole("row").filter({ hasText: "There is no price in EUR for the meter disk" });
  await expect(row).toBeVisible();
  await page.getByRole("region", { name: "Recent runs" }).getByText("Equation").first().click();
  await expect(page.getByText("1 charge is rated when it is billed")).toBeVisible();
  await page.screenshot({ path: "output/pages/parked-wide.png", fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await page.screenshot({ path: "output/pages/parked-phone.png", fullPage: true });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: "output/pages/parked-dark.png", fullPage: true });
  await page.emulateMedia({ colorScheme: "light" });

  // Tried again too early, it waits on.
  await row.getByRole("button", { name: /^Retry/ }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("1 series could not be billed");

  // The reason leads to the meter.
  await row.getByRole("link", { name: "Prices" }).click();
  await page.getByRole("link", { name: "A disk" }).click();
  await new PricesPage(page).add({ currency: "EUR", firstDay: "2026-03-01", unitPrice: "0.10" });
  await page.getByRole("link", { name: "Billing runs" }).first().click();
  await parked.getByRole("row").filter({ hasText: "meter disk" }).getByRole("button", { name: /^Retry/ }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("1 invoice was made");
  await expect(parked).toContainText("Everything due was billed");
});
