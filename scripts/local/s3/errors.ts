/**
 * A refusal in the words of S3: the three fields reach the client as `<Error>` XML.
 * Anything else that is thrown is a defect or a full disk and becomes a bland 500 `InternalError`.
 */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string = code) {
    super(message);
    this.name = 'S3Error';
    this.status = status;
    this.code = code;
  }
}

export const accessDenied = (message = 'Access Denied') => new S3Error(403, 'AccessDenied', message);

export const invalidArgument = (message: string) => new S3Error(400, 'InvalidArgument', message);

export const notImplemented = (what: string) =>
  new S3Error(501, 'NotImplemented', `The embedded S3 does not implement ${what}.`);

export const noSuchBucket = () => new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist');

export const noSuchKey = () => new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');

export const preconditionFailed = () =>
  new S3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');

export const entityTooLarge = () =>
  new S3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');

export const incompleteBody = () =>
  new S3Error(400, 'IncompleteBody', 'The request body terminated unexpectedly');
