/** Who may import what; the most specific folder speaks for a file. Anything not named is refused. */
export interface Arrow {
  /** Files it speaks for: a folder or the end of a name. */
  readonly of: RegExp;
  /** What those files may import, by the start of its path or package name. */
  readonly may: readonly string[];
  /** What they may besides import as types only. */
  readonly types?: readonly string[];
}

const core = 'packages/core/src';
const declare = `${core}/kernel/declare/`;

const engines = [
  `${core}/kernel/`,
  `${core}/alerts/`,
  `${core}/bulk/`,
  `${core}/failures/`,
  `${core}/identity/`,
  `${core}/imports/`,
  `${core}/notices/`,
  `${core}/openapi/`,
  `${core}/operations/`,
  `${core}/personal-data/`,
  `${core}/ports/`,
  `${core}/reports/`,
  `${core}/spatial/`,
];

/** From the most specific to the most general. */
export const arrows: readonly Arrow[] = [
  { of: /^packages\/core\/src\/kernel\/declare\//, may: [declare] },
  {
    of: /^packages\/core\/src\/kernel\/runtime\//,
    may: [
      declare,
      `${core}/kernel/runtime/`,
      'node:crypto',
      'electrodb',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/lib-dynamodb',
    ],
  },
  {
    of: /^packages\/core\/src\/kernel\/readmodel\//,
    may: [declare, `${core}/kernel/readmodel/`, 'node:crypto', 'node:timers/promises'],
    types: [`${core}/kernel/runtime/`, `${core}/ports/sql.ts`],
  },
  { of: /^packages\/core\/src\/modules\/producto\.ts$/, may: [`${declare}product.ts`, `${core}/modules/`] },
  {
    of: /^packages\/core\/src\/modules\/.*\.efectos\.ts$/,
    may: [`${core}/modules/`, ...engines, 'node:crypto'],
  },
  { of: /^packages\/core\/src\/modules\//, may: [declare, `${core}/modules/`] },
  {
    of: /^packages\/core\/src\/imports\//,
    may: [`${core}/kernel/`, `${core}/imports/`, 'csv-parse', 'exceljs', 'node:', '@aws-sdk/lib-dynamodb'],
    types: [`${core}/ports/`],
  },
  {
    of: /^packages\/core\/src\/alerts\//,
    may: [
      `${core}/kernel/`,
      `${core}/alerts/`,
      'node:crypto',
      'node:timers/promises',
      '@aws-sdk/lib-dynamodb',
    ],
    types: [`${core}/identity/`, `${core}/ports/`],
  },
  {
    of: /^packages\/core\/src\/notices\//,
    may: [
      `${core}/kernel/`,
      `${core}/identity/`,
      `${core}/notices/`,
      `${core}/personal-data/words.ts`,
      'node:crypto',
      '@aws-sdk/lib-dynamodb',
    ],
    types: [`${core}/ports/`],
  },
  {
    of: /^packages\/core\/src\/bulk\//,
    may: [`${core}/kernel/`, `${core}/bulk/`, `${core}/ports/files.ts`],
  },
  {
    of: /^packages\/core\/src\/identity\//,
    may: [
      `${core}/kernel/`,
      `${core}/identity/`,
      'node:crypto',
      'node:net',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/lib-dynamodb',
      'bcryptjs',
      'otpauth',
    ],
  },
  {
    of: /^packages\/core\/src\/(?:failures|operations)\//,
    may: [
      `${core}/failures/`,
      `${core}/identity/efimero.ts`,
      `${core}/identity/item.ts`,
      `${core}/operations/`,
      'node:crypto',
      '@aws-sdk/client-dynamodb',
    ],
    types: [`${core}/ports/`],
  },
  {
    of: /^packages\/core\/src\/personal-data\//,
    may: [`${core}/kernel/`, `${core}/personal-data/`],
  },
  {
    of: /^packages\/core\/src\/spatial\//,
    may: [
      `${core}/kernel/`,
      `${core}/imports/`,
      `${core}/spatial/`,
      '@maplibre/vt-pbf',
      'saxes',
      'shapefile',
      'node:',
    ],
    types: [`${core}/ports/`],
  },
  {
    of: /^packages\/core\/src\/reports\//,
    may: [`${core}/kernel/`, `${core}/reports/`, 'croner', 'uqr'],
  },
  { of: /^packages\/core\/src\/openapi\//, may: [declare, `${core}/openapi/`] },
  {
    of: /^packages\/core\/src\/ports\/aws\//,
    may: [`${core}/ports/`, '@aws-sdk/', '@smithy/', '@aws-crypto/', 'node:'],
    types: [`${core}/kernel/`],
  },
  {
    of: /^packages\/core\/src\/ports\//,
    may: [
      `${core}/ports/`,
      'node:fs',
      'node:os',
      'node:path',
      'node:stream',
      'node:timers/promises',
      'nodemailer',
      'puppeteer-core',
      '@sparticuz/chromium',
    ],
    types: [`${core}/kernel/`],
  },
  {
    of: /^packages\/functions\/src\/lambda\//,
    may: [`${core}/`, 'packages/functions/src/', '@aws-', '@smithy/', 'pg', 'node:'],
    types: ['hono'],
  },
  {
    of: /^packages\/functions\/src\/documents\//,
    may: [`${core}/imports/`, `${core}/ports/`, 'packages/functions/src/', 'file-type', 'node:'],
  },
  {
    of: /^packages\/functions\/src\/exports\//,
    may: [...engines, 'packages/functions/src/', 'exceljs', 'node:crypto', 'node:stream'],
  },
  {
    of: /^packages\/functions\/src\//,
    may: [
      ...engines,
      'packages/functions/src/',
      'hono',
      'jose',
      'openid-client',
      '@aws-lambda-powertools/',
      '@aws-sdk/util-dynamodb',
      'node:',
    ],
  },
  {
    // What runs while the pages are built; the declarations themselves never reach the browser.
    of: /^packages\/web\/src\/(.*\.astro|lib\/(docs\/(operations|processing)|imports\/targets|audit\/vocabulary)\.ts)$/,
    may: [
      'packages/web/',
      'package.json',
      declare,
      `${core}/modules/producto.ts`,
      `${core}/openapi/document.ts`,
    ],
  },
  {
    of: /^packages\/web\/src\//,
    may: ['packages/web/src/', declare, 'solid-js', 'chart.js', 'ol/', 'uqr'],
    types: [`${core}/`],
  },
  {
    of: /^packages\/web\//,
    may: ['packages/web/', 'node:', 'astro', '@astrojs/', '@tailwindcss/', 'esbuild'],
  },
  {
    of: /^scripts\/local\/(dynamodb|sqs|s3|postgres|runtime)\//,
    may: [
      'scripts/local/dynamodb/',
      'scripts/local/sqs/',
      'scripts/local/s3/',
      'scripts/local/postgres/',
      'scripts/local/runtime/',
      'node:',
      'dynalite/',
      '@electric-sql/',
      '@aws-sdk/',
      'pg',
      'croner',
      'zod',
    ],
  },
  {
    of: /^scripts\/(checks\/mutation|shots)\//,
    may: ['packages/core/src/', 'scripts/', 'tests/e2e/', 'vitest/config', '@', 'node:'],
  },
  {
    of: /^(scripts|stacks)\//,
    may: [
      'packages/',
      'scripts/',
      'stacks/',
      'node:',
      '@',
      'pg',
      'oidc-provider',
      'smtp-server',
      'zod',
      'aws-cdk',
      'constructs',
      'cdk-nag',
      'esbuild',
      'vitest/config',
      'tests/e2e/browser.ts',
    ],
  },
];
