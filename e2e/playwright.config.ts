// A real Chromium, the system's own, against the real system.
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { CHROMIUM_ARGS } from './scripts/chromium-args.ts'
import { findChromium } from './scripts/system-packages.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: './specs',
  outputDir: './test-results',
  // One set for every system: the font is the same everywhere, and the rest may differ by a little.
  snapshotPathTemplate: '{testDir}/../snapshots/{arg}-{projectName}{ext}',
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    toHaveScreenshot: {
      // Another patch of the browser draws an edge a little differently; a layout that breaks moves far more.
      maxDiffPixelRatio: 0.01,
      stylePath: path.join(import.meta.dirname, 'desk/one-font.css'),
    },
  },
  use: {
    // To record each step takes as long as the steps do: `--trace on` does it for a test that fails.
    trace: 'off',
    actionTimeout: 10_000,
    locale: 'en-US',
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: CHROMIUM_ARGS,
    },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'] } },
    {
      name: 'phone',
      // What looks or works differently under a finger, or is the main job.
      grep: /@phone/,
      // One pixel for each of the page's: seven times as many show nothing more.
      use: { ...devices['Pixel 7'], deviceScaleFactor: 1 },
    },
  ],
})
