/**
 * Set by whoever bundles a release: the declarations in it are constants, and were checked when it was built. What only
 * checks them is no work for every start, and is left out of the bundle.
 */
declare const DECLARATIONS_CHECKED: true | undefined;
