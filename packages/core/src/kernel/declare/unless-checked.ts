/** Set by whoever bundles a release: the declarations in it are constants, and were checked when it was built. */
declare const DECLARATIONS_CHECKED: true | undefined;

/**
 * Checks declarations, unless they are those of a release that was. What a build knows is no work for every start: the
 * bundler leaves the check and all it needs out.
 */
export function unlessChecked(check: () => void): void {
  if (typeof DECLARATIONS_CHECKED === 'undefined') check();
}
