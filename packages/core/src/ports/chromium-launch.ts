import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Launch } from './chromium-printer.ts';
import { MissingPrinter } from './printer.ts';

/** What a browser never needs for printing our own pages. */
const quiet = ['--disable-gpu', '--disable-quic', '--disable-extensions', '--no-first-run', '--mute-audio'];

/** A browser will not sandbox what runs as root, which is how containers run. */
const unboxed = (): readonly string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium of the package for Lambda, which brings its libraries and runs on any Linux x64 too. */
const packed = async (folder: string | undefined): Promise<Awaited<ReturnType<Launch>>> => {
  // Read once by the package, when it is loaded: it unpacks the libraries a bare machine lacks only on Lambda.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  chromium.setGraphicsMode = false;
  const { default: puppeteer } = await import('puppeteer-core');
  const executablePath = await chromium.executablePath(folder);
  // It is meant for machines without a graphics stack and ends where it finds half of one.
  const args = [
    ...(await puppeteer.defaultArgs({ args: chromium.args, headless: 'shell' })),
    '--use-gl=disabled',
  ];
  return { headless: 'shell', executablePath, args };
};

/** The package unpacks into the temporary folder and takes what it finds there, from whomever and however old, for its own. */
const inOwnFolder = async <T>(unpack: () => Promise<T>): Promise<T> => {
  const before = process.env.TMPDIR;
  const folder = join(tmpdir(), `gore-chromium-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.env.TMPDIR = folder;
  try {
    return await unpack();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};

/** Starts the Chromium a function carries. @param folder where its packed files lie */
export const launchPacked =
  (folder: string): Launch =>
  () =>
    packed(folder);

const sentence =
  'Este equipo no tiene un Chromium con que hacer PDF: instale uno, diga dónde está en CHROMIUM_PATH, o pida el informe en Excel.';

/**
 * Starts the browser of this machine: the one named, one that is installed, or the one that came with the packages.
 *
 * @param named path of a browser; the installed ones are looked for unless said.
 */
export const launchHere =
  (named?: string): Launch =>
  async () => {
    const executablePath = named ? (existsSync(named) ? named : undefined) : installed.find(existsSync);
    if (executablePath) return { headless: true, executablePath, args: [...quiet, ...unboxed()] };
    if (named || process.platform !== 'linux' || process.arch !== 'x64') throw new MissingPrinter(sentence);
    return inOwnFolder(() => packed(undefined)).catch((cause: unknown) => {
      throw new MissingPrinter(sentence, { cause });
    });
  };
