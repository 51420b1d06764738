// A real Chromium, the system's own, against the real system.
import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './scripts/system-packages.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: './specs',
  outputDir: './test-results',
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  fullyParallel: true,
  // Patience with a slow machine: what passes, passes as early as ever.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'] } },
    { name: 'phone', use: { ...devices['Pixel 7'] } },
  ],
})
