import type { Browser, LaunchOptions } from 'puppeteer-core';
import type { Print, Printed, Printer } from './printer.ts';

/** How a browser is started. */
export type Launch = () => Promise<LaunchOptions>;

/** Documents one browser prints before another takes its place: what it keeps in memory only grows. */
const documentsPerBrowser = 25;
const attempts = 3;
const patienceMs = 120_000;

/** The browser was lost, which says nothing about the document. */
const wasLost = (error: unknown): boolean =>
  error instanceof Error &&
  /TargetCloseError|ProtocolError|ConnectionClosedError|Connection closed|Target closed|ECONNRESET|disconnected/.test(
    `${error.name} ${error.message}`,
  );

/** Chromium writes each page as an object of its own that is not compressed. */
const pagesOf = (bytes: Uint8Array): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

const printWith = async (browser: Browser, { html, header, footer, landscape = false }: Print) => {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    // Documents carry all they need: whatever a text could still ask for is not fetched.
    page.on('request', (request) => {
      const own = request.isNavigationRequest() && request.url() === 'about:blank';
      void (own || request.url().startsWith('data:') ? request.continue() : request.abort());
    });
    await page.setContent(html, { waitUntil: 'load', timeout: patienceMs });
    return await page.pdf({
      format: 'a4',
      landscape,
      tagged: true,
      outline: true,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: header,
      footerTemplate: footer,
      margin: { top: '24mm', bottom: '20mm', left: '16mm', right: '16mm' },
      timeout: patienceMs,
    });
  } finally {
    await page.close().catch(() => undefined);
  }
};

/** Prints with a Chromium that starts with its first document and stays; one that dies is replaced by another. */
export const createChromiumPrinter = (launch: Launch): Printer => {
  let started: Promise<Browser> | undefined;
  let printed = 0;

  const start = async (): Promise<Browser> => {
    const { default: puppeteer } = await import('puppeteer-core');
    const browser = await puppeteer.launch(await launch());
    browser.once('disconnected', () => {
      started = undefined;
    });
    return browser;
  };
  const browserNow = (): Promise<Browser> => {
    started ??= start().catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  };
  const close = async (): Promise<void> => {
    const open = await started?.catch(() => undefined);
    started = undefined;
    printed = 0;
    await open?.close();
  };

  const once = async (print: Print): Promise<Printed> => {
    if (printed >= documentsPerBrowser) await close();
    const browser = await browserNow();
    printed += 1;
    const stop = () => void browser.close();
    print.signal?.addEventListener('abort', stop, { once: true });
    try {
      const bytes = await printWith(browser, print);
      return { bytes, pages: pagesOf(bytes) };
    } finally {
      print.signal?.removeEventListener('abort', stop);
    }
  };

  return {
    print: async (print) => {
      for (let left = attempts - 1; ; left -= 1) {
        print.signal?.throwIfAborted();
        try {
          return await once(print);
        } catch (error) {
          print.signal?.throwIfAborted();
          if (left === 0 || !wasLost(error)) throw error;
          await close().catch(() => undefined);
        }
      }
    },
    close,
  };
};
