/** Where a request for a page leads. */
export interface Rewritten {
  /** The file to serve or, with status 308, the address to go to. */
  readonly uri: string;
  /** 308: redirect to `uri`. 404: serve `uri` saying that there is no such page. */
  readonly status?: 308 | 404;
}

/**
 * Maps the address of a page to its shell.
 *
 * @param uri path of the request, without its query.
 * @param shells shells that exist (`dist-meta/shells.json`); without it any address of the right shape is taken.
 */
export declare function rewrite(uri: string, shells?: readonly string[] | null): Rewritten;

interface ViewerRequest {
  uri: string;
  readonly querystring?: Readonly<
    Record<string, { readonly value: string; readonly multiValue?: readonly { readonly value: string }[] }>
  >;
}

interface Redirect {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}

interface ViewerResponse {
  statusCode: number;
  statusDescription?: string;
}

/** Entry point of the CloudFront Function: of a viewer request, or of a viewer response, which brings both. */
export declare function handler(event: {
  readonly request: ViewerRequest;
  readonly response?: ViewerResponse;
}): ViewerRequest | ViewerResponse | Redirect;
