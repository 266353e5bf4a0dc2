/**
 * Stands in for `@aws-sdk/endpoint-cache` in the bundles: it remembers where DynamoDB told a client to go, which no client
 * of ours asks.
 */
export class EndpointCache {
  getEndpoint(): undefined {
    return undefined;
  }

  get(): undefined {
    return undefined;
  }

  set(): void {}

  delete(): void {}

  has(): false {
    return false;
  }

  clear(): void {}
}
