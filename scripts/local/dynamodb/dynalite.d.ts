/**
 * The parts of dynalite 4.0.0 the engine stands on. dynalite ships no types and no `exports` map, so its
 * modules are imported by path; the version is pinned exactly because of that.
 */

declare module 'dynalite/db/index.js' {
  type Item = import('./wire.ts').Item;
  type TableDescription = import('./store/table.ts').TableDescription;
  type IndexDefinition = import('./wire.ts').IndexDefinition;
  type KeySchema = import('./wire.ts').KeySchemaElement[];

  type Callback<T> = (error: unknown, value?: T) => void;
  type Release = <C>(callback: C) => C;

  interface TableReader {
    options: { maxItemSize: number };
    getTable(name: string, done: Callback<TableDescription>): void;
  }

  interface ReadStore extends TableReader {
    getItemDb(table: string): {
      get(key: string, done: Callback<Item>): void;
      createValueStream(range: import('./store/key-space.ts').KeyRange): import('node:stream').Stream;
    };
    getIndexDb(
      kind: string,
      table: string,
      index: string,
    ): {
      createValueStream(range: import('./store/key-space.ts').KeyRange): import('node:stream').Stream;
    };
  }

  interface WriteStore extends TableReader {
    getItemDb(table: string): {
      lock(key: string, run: (release: Release) => void): void;
      get(key: string, done: Callback<Item>): void;
      put(key: string, item: Item, done: Callback<void>): void;
      del(key: string, done: Callback<void>): void;
    };
    getIndexDb(
      kind: string,
      table: string,
      index: string,
    ): {
      put(key: string, item: Item, done: Callback<void>): void;
      del(key: string, done: Callback<void>): void;
    };
  }

  interface IndexActions {
    puts: { index: string; key: string; item: Item }[];
    deletes: { index: string; key: string }[];
  }

  interface Dynalite {
    create(options: { path?: string }): {
      db: import('./store/storage.ts').LevelDatabase;
      options: { maxItemSize: number };
    };
    /** Validators answer the error instead of throwing it, and nothing when all is well. */
    validateKey(key: Item, table: TableDescription): Error | null | undefined;
    validateItem(item: Item, table: TableDescription): Error | null | undefined;
    checkConditional(request: object, existing: Item | undefined): Error | null | undefined;
    createKey(item: Item, table: TableDescription): string;
    createIndexKey(item: Item, table: TableDescription, keySchema: KeySchema): string;
    getIndexActions(
      indexes: IndexDefinition[],
      before: Item | undefined,
      after: Item | undefined,
      table: TableDescription,
    ): IndexActions;
    itemSize(item: Item): number;
  }

  const dynalite: Dynalite;
  export default dynalite;
  export type { ReadStore, TableReader, WriteStore };
}

declare module 'dynalite/validations/index.js' {
  /** A shape in dynalite's own schema language; `T` is what a request looks like once it passed. */
  interface RequestShape<T> {
    types: { readonly [member: string]: TypeRule };
    custom?(request: T, limits: { options: { maxItemSize: number } }): string | undefined;
  }

  type TypeRule = string | TypeRules;
  interface TypeRules {
    type: string;
    required?: boolean;
    tableName?: boolean;
    notNull?: boolean;
    enum?: readonly string[];
    regex?: string;
    lengthGreaterThanOrEqual?: number;
    lengthLessThanOrEqual?: number;
    greaterThanOrEqual?: number;
    lessThanOrEqual?: number;
    children?: TypeRule | { readonly [member: string]: TypeRule };
  }

  interface Validations {
    /** Copies what the shape knows; removes unknown and null members from `input` itself. */
    checkTypes<T>(input: object, types: RequestShape<T>['types']): T;
    checkValidations<T>(
      request: T,
      types: RequestShape<T>['types'],
      custom: RequestShape<T>['custom'],
      limits: { options: { maxItemSize: number } },
    ): void;
  }

  const validations: Validations;
  export default validations;
  export type { RequestShape, TypeRule, TypeRules };
}

declare module 'dynalite/validations/getItem.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./operations/requests.ts').GetItemRequest
  >;
  export default shape;
}
declare module 'dynalite/validations/batchGetItem.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./operations/requests.ts').BatchGetRequest
  >;
  export default shape;
}
declare module 'dynalite/validations/query.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./operations/requests.ts').PageRequest
  >;
  export default shape;
}
declare module 'dynalite/validations/scan.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./operations/requests.ts').PageRequest
  >;
  export default shape;
}
declare module 'dynalite/validations/putItem.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./operations/requests.ts').PutItemRequest
  >;
  export default shape;
}
declare module 'dynalite/validations/updateItem.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./operations/requests.ts').KeyedWriteRequest
  >;
  export default shape;
}
declare module 'dynalite/validations/deleteItem.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./operations/requests.ts').KeyedWriteRequest
  >;
  export default shape;
}
declare module 'dynalite/validations/batchWriteItem.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./operations/requests.ts').BatchWriteRequest
  >;
  export default shape;
}
declare module 'dynalite/validations/createTable.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./store/table.ts').CreateTableRequest
  >;
  export default shape;
}
declare module 'dynalite/validations/listTables.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./operations/requests.ts').ListTablesRequest
  >;
  export default shape;
}
declare module 'dynalite/validations/describeTable.js' {
  const shape: import('dynalite/validations/index.js').RequestShape<
    import('./operations/requests.ts').TableRequest
  >;
  export default shape;
}

declare module 'dynalite/actions/getItem.js' {
  const action: import('./operations/actions.ts').ReadAction<
    import('./operations/requests.ts').GetItemRequest
  >;
  export default action;
}
declare module 'dynalite/actions/batchGetItem.js' {
  const action: import('./operations/actions.ts').ReadAction<
    import('./operations/requests.ts').BatchGetRequest
  >;
  export default action;
}
declare module 'dynalite/actions/query.js' {
  const action: import('./operations/actions.ts').ReadAction<import('./operations/requests.ts').PageRequest>;
  export default action;
}
declare module 'dynalite/actions/scan.js' {
  const action: import('./operations/actions.ts').ReadAction<import('./operations/requests.ts').PageRequest>;
  export default action;
}
declare module 'dynalite/actions/putItem.js' {
  const action: import('./operations/actions.ts').WriteAction<
    import('./operations/requests.ts').PutItemRequest
  >;
  export default action;
}
declare module 'dynalite/actions/updateItem.js' {
  const action: import('./operations/actions.ts').WriteAction<
    import('./operations/requests.ts').KeyedWriteRequest
  >;
  export default action;
}
declare module 'dynalite/actions/deleteItem.js' {
  const action: import('./operations/actions.ts').WriteAction<
    import('./operations/requests.ts').KeyedWriteRequest
  >;
  export default action;
}
declare module 'dynalite/actions/batchWriteItem.js' {
  const action: import('./operations/actions.ts').WriteAction<
    import('./operations/requests.ts').BatchWriteRequest
  >;
  export default action;
}
