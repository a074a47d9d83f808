// Browser tests against the built program with its demo world, in Debian's Chromium.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const port = Number(process.env.RECKONER_E2E_PORT ?? 4173);
const program = process.env.RECKONER_PROGRAM ?? "../target/debug/reckoner";
// One folder for the whole run: the configuration is read again by every worker.
process.env.RECKONER_E2E_DATA ??= mkdtempSync(join(tmpdir(), "reckoner-e2e-"));
const data = process.env.RECKONER_E2E_DATA;
const options = `--data ${data} --config reckoner.toml`;

export default defineConfig({
  testDir: ".",
  outputDir: "output/results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "en-GB",
    launchOptions: {
      executablePath: process.env.RECKONER_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "javascript" },
    { name: "plain", use: { javaScriptEnabled: false }, testIgnore: ["**/scripted.spec.ts", "**/passkeys.spec.ts", "**/screenshots.spec.ts"] },
  ],
  webServer: [
    {
      // Filled first: then every document is rendered before the first test asks for one.
      command: `${program} demo ${options} && exec ${program} serve --demo ${options} --listen 127.0.0.1:${port}`,
      url: `http://localhost:${port}/readyz`,
      timeout: 180_000,
      env: { RECKONER_LOG: "warn" },
      gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    },
    {
      // Where reckoner.toml says that it is; it ends with its standard input.
      command: "exec node provider.js 4174",
      url: "http://localhost:4174/.well-known/openid-configuration",
    },
  ],
});
