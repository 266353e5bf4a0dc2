import type { AnyModule } from './module.ts';

/** What hangs on records of any module: files, what people say to each other about them, and what they are warned of. */
export type Attachable = 'documents' | 'comments' | 'alerts';

/** A kind of document a module files. */
export interface DocumentKind {
  readonly label: string;
  /** Verb on the record that opens documents of this kind; reading the record, unless said. */
  readonly verb?: string;
}

/** Kinds of documents by code. */
export type DocumentKinds = Readonly<Record<string, DocumentKind>>;

/**
 * Makes the records of a module hang on records of any other. Its grants reach, with the scope `subject`, what hangs
 * on records the actor may do a verb on; it never has a reach of its own.
 */
export interface Subject<F extends string = string> {
  /** What it is to the records it hangs on; a module that does without it says so. */
  readonly as: Attachable;
  /** Field made with `anyRef`. */
  readonly by: F;
  /** Field that names the module of the record. */
  readonly of: F;
  /** Field that names the kind, when it has kinds, and the kinds of modules that declare none. */
  readonly kind?: { readonly by: F; readonly usual: DocumentKinds };
  /** Field that says that a record holds personal data: whoever takes its files along is noted. */
  readonly personal?: F;
  /** Own verb → verb on the record it takes; `leer` for the others. */
  readonly verbs: Readonly<Record<string, string>>;
  /** `refs` field with the people each is addressed to: they may do these verbs on what they read. */
  readonly addressed?: { readonly by: F; readonly verbs: readonly string[] };
}

/** Verbs that let people hang something on a record, and the verb that gives them where a grant does not name them. */
export const hangingVerbs = { comentar: 'leer', adjuntar: 'editar' } as const;

const slotOf = { comentar: 'comments', adjuntar: 'documents' } as const;

/** Whether records of a module carry what another module hangs on them. */
export const carries = (module: AnyModule, as: Attachable): boolean =>
  module.subject === undefined &&
  (as === 'alerts' ? Object.keys(module.alerts).length > 0 : module[as] !== false);

/** Whether a verb exists in a module: those that hang something only where it may hang. */
export const hasVerb = (module: AnyModule, verb: string): boolean =>
  verb !== 'comentar' && verb !== 'adjuntar' ? true : carries(module, slotOf[verb]);

/** The kinds of documents records of a module carry. */
export const kindsOf = (module: AnyModule, { kind }: Subject): DocumentKinds =>
  module.documents || (kind?.usual ?? {});

/** What a grant gives by itself: whoever reads may comment, whoever edits may attach. */
export const impliedVerbs = (
  module: AnyModule,
  verbs: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(hangingVerbs).flatMap(([verb, source]) => {
      const scope = verbs[source];
      return typeof scope === 'string' && hasVerb(module, verb) ? [[verb, scope]] : [];
    }),
  );
