/** Where a failure was noticed: in a function, in somebody's browser, or by the content security policy of a page. */
export type FailureOrigin = 'servidor' | 'navegador' | 'politica';

/** Something that went wrong, as far as it may be kept: nothing in it comes from what people wrote. */
export interface Failure {
  readonly origin: FailureOrigin;
  /** Kind of error, such as `TypeError`, or the directive a page broke. */
  readonly name: string;
  /** Code of the error, or what the policy kept out. */
  readonly code?: string;
  /** One of the fixed phrases of `phrases.ts`, without what it was about. */
  readonly phrase?: string;
  /** Function or service that noticed it; in a browser, nothing. */
  readonly service?: string;
  /** Where it was thrown, cleaned, the innermost first. */
  readonly frames: readonly string[];
  /** Version of the code that failed. */
  readonly release: string;
}
