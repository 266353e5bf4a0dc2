import type { PortalClient } from '../../../scripts/client/session.ts';

/** A row of a list or the data of a ficha. */
export interface Row {
  readonly id: string;
  readonly codigo: string;
  readonly version: number;
  readonly estado: string;
  readonly [field: string]: unknown;
}

export interface ListAnswer {
  readonly data: readonly Row[];
  readonly meta: {
    readonly total: number;
    readonly totalExact: boolean;
    readonly next: string | null;
    readonly refs: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly catchingUp?: true;
    readonly degraded?: true;
  };
}

export interface RecordAnswer {
  readonly data: Row & { readonly extra?: Readonly<Record<string, unknown>> };
  readonly meta: {
    readonly verbs: readonly { readonly name: string; readonly open: boolean; readonly reason?: string }[];
  };
}

export interface Written {
  readonly data: {
    readonly module: string;
    readonly id: string;
    readonly version: number;
    readonly codigo: string;
  };
}

export interface ErrorAnswer {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details: readonly {
      readonly field: string;
      readonly message: string;
      readonly yours?: unknown;
      readonly theirs?: unknown;
    }[];
    readonly requestId: string;
  };
}

/** Status and body of a request that is expected to be refused. */
export const refusal = async (
  client: PortalClient,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<{ readonly status: number } & ErrorAnswer['error']> => {
  const response = await client.send(method, path, body, headers);
  const { error } = (await response.json()) as ErrorAnswer;
  return { status: response.status, ...error };
};

/** A list with its parameters. */
export const list = (
  client: PortalClient,
  module: string,
  parameters: Record<string, string> = {},
  headers?: Record<string, string>,
): Promise<ListAnswer> =>
  client.json('GET', `/api/v1/${module}?${new URLSearchParams(parameters)}`, undefined, headers);

/** Every row of a list, page by page. */
export const everyRow = async (
  client: PortalClient,
  module: string,
  parameters: Record<string, string> = {},
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: ListAnswer = await list(client, module, { ...parameters, ...(cursor ? { cursor } : {}) });
    rows.push(...page.data);
    cursor = page.meta.next;
  }
  return rows;
};

/** The first row of a list. */
export const firstRow = async (
  client: PortalClient,
  module: string,
  parameters: Record<string, string> = {},
): Promise<Row> => {
  const { data } = await list(client, module, { limite: '1', ...parameters });
  const [row] = data;
  if (!row) throw new Error(`No ${module} with ${JSON.stringify(parameters)}`);
  return row;
};

/** What hangs on a record. */
export interface Hung {
  readonly data: readonly {
    readonly data: Row;
    readonly verbs: readonly { readonly name: string; readonly open: boolean; readonly reason?: string }[];
  }[];
  readonly meta: { readonly add: boolean; readonly refs: Readonly<Record<string, Record<string, string>>> };
}
