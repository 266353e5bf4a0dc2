/** What the Lambda runtime passes to a handler beside the event. Same fields as in the cloud. */
export interface LambdaContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  callbackWaitsForEmptyEventLoop: boolean;
  /** Milliseconds left before the function is given up. */
  getRemainingTimeInMillis(): number;
}

/** A handler as it is exported for AWS. */
export type LambdaHandler<Event, Result> = (event: Event, context: LambdaContext) => Promise<Result>;

/** A handler with the configuration that the cloud keeps beside it. */
export interface LambdaFunction<Event, Result> {
  readonly name: string;
  readonly handler: LambdaHandler<Event, Result>;
  readonly timeoutMs: number;
  /** Memory the context announces; nothing enforces it here. */
  readonly memoryMb?: number;
}

/** Region and account in the ARNs of the embedded cloud. */
export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';
