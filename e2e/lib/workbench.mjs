// Opens VS Code's workbench: code-server, Chromium and a page, together or not at all.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { startCodeServer } from './code-server.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Milliseconds to wait for anything in the page: slow machines take their time, what never comes takes it all. */
const PATIENCE = 300_000;

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * @param {{
 *   folder: string,
 *   extensionsDir?: string,
 *   settings?: Record<string, unknown>,
 *   payload?: (remote: (file: string) => string) => [string, string][],
 *   viewport?: { width: number, height: number },
 *   prepare?: (page: Page) => Promise<void>,
 * }} options `payload` is given a function that turns a path into the address it has in the workbench;
 *   `prepare` runs before the page is loaded.
 * @returns {Promise<{ page: Page, close: () => Promise<void> }>}
 */
export async function openWorkbench(options) {
  const server = await startCodeServer(options);
  /** @type {import('playwright-core').Browser | undefined} */
  let browser;
  const close = async () => {
    await browser?.close();
    await server.stop();
  };
  try {
    browser = await launchChromium();
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1100, height: 640 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await options.prepare?.(page);
    const payload = options.payload?.((file) => `vscode-remote://${server.authority}${file}`) ?? [];
    const query = new URLSearchParams({ folder: options.folder, payload: JSON.stringify(payload) });
    await page.goto(`${server.origin}/?${query}`);
    await page.locator('.monaco-workbench').waitFor();
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function launchChromium() {
  const executablePath = process.env.CHROMIUM ?? browsers.find((file) => existsSync(file));
  if (!executablePath) throw new Error('no Chromium found; install it or name its executable in CHROMIUM');
  return chromium.launch({
    executablePath,
    args: [
      // It loads nothing but our own server; containers and root have no sandbox.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
