interface Header {
  readonly value: string;
}

/** The part of a CloudFront viewer request the function touches. */
export interface ViewerEvent {
  readonly viewer: { readonly ip: string };
  readonly request: { readonly uri: string; readonly headers: Record<string, Header> };
}

export function handler(event: ViewerEvent): ViewerEvent['request'];
