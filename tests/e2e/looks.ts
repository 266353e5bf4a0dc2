type Look = readonly [colorScheme: 'light' | 'dark', width: 1366 | 390];

/** Each theme and each width once; the other two pairs in the long run. */
export const looks: readonly Look[] = [
  ['light', 1366],
  ['dark', 390],
  ...(process.env.GORE_FULL === '1'
    ? ([
        ['light', 390],
        ['dark', 1366],
      ] as const)
    : []),
];
