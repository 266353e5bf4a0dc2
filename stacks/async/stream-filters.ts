/** A pattern of Lambda's event filters. */
export interface StreamFilter {
  readonly [field: string]: StreamFilter | readonly string[];
}

const image = (...entities: readonly string[]): StreamFilter => ({
  dynamodb: { NewImage: { __edb_e__: { S: entities } } },
});

/**
 * What each consumer of the stream is called for; the embedded feeds filter by the same list. The projector copies
 * records, totals, audit entries and marks, and hears of records that were erased.
 */
export const streamFilters = {
  projector: [
    image('registro', 'saldo', 'auditoria', 'marca'),
    { eventName: ['REMOVE'], dynamodb: { OldImage: { __edb_e__: { S: ['registro'] } } } },
  ],
  dispatcher: [image('auditoria')],
} as const satisfies Readonly<Record<string, readonly StreamFilter[]>>;
