// Somebody of their own for a test that changes with what they sign in.
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { SignInPage } from "./sign-in";

const PROGRAM = process.env.RECKONER_PROGRAM ?? "../target/debug/reckoner";

function reckoner(...words: string[]) {
  const data = process.env.RECKONER_E2E_DATA ?? "";
  return execFileSync(PROGRAM, ["--data", data, "--config", "reckoner.toml", ...words], { encoding: "utf8" });
}

export class Person {
  readonly password = "a password of their own";

  private constructor(readonly email: string) {}

  /** Adds somebody to Contoso; they choose their password by the link. */
  static async added(page: Page, name: string) {
    const person = new Person(`${name}-${Date.now()}@contoso.example`);
    const told = reckoner("user", "add", person.email, "--directory", "Contoso");
    await page.goto(new URL(told.match(/http\S+/)?.[0] ?? "").pathname);
    await page.getByLabel("New password", { exact: true }).fill(person.password);
    await page.getByLabel("New password again").fill(person.password);
    await page.getByRole("button", { name: "Save the new password" }).click();
    await person.givesPassword(page);
    return person;
  }

  async givesPassword(page: Page) {
    const signIn = new SignInPage(page);
    await signIn.open();
    await signIn.signIn(this.email, this.password);
    await page.waitForURL((url) => url.pathname !== "/sign-in");
  }

  async signsOut(page: Page) {
    await page.getByRole("button", { name: this.email }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in");
  }

  /** What whoever runs the portal does for somebody who lost everything. */
  losesEverything() {
    return reckoner("user", "remove-factors", this.email, "--reason", "Lost their phone");
  }
}

/** The code that an app shows so many seconds from now (RFC 6238). */
export function codeOf(secret: string, secondsAhead = 0) {
  const bits = [...secret.replaceAll(/\s/g, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const bytes = bits.match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? [];
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor((Date.now() / 1000 + secondsAhead) / 30)));
  const hash = createHmac("sha1", Buffer.from(bytes)).update(step).digest();
  const code = hash.readUInt32BE(hash[19] & 0xf) & 0x7fffffff;
  return String(code % 1_000_000).padStart(6, "0");
}
