/** A role of an institution, with the record that holds what was changed of it, if there is one. */
export interface RoleEntry {
  readonly code: string;
  readonly label: string;
  /** Everybody's, one every institution has, or one of its own. */
  readonly kind: 'todos' | 'fabrica' | 'propio';
  readonly archetype?: string;
  readonly record?: {
    readonly id: string;
    readonly version: number;
    readonly since?: string;
    readonly modules: readonly string[];
  };
}

/** One verb of a module for one role; scopes go by name, and nothing stands for none. */
export interface VerbCell {
  readonly name: string;
  readonly label: string;
  /** Scope as declared. */
  readonly declared: string | null;
  /** Scope once the institution has spoken. */
  readonly effective: string | null;
  /** What everybody has by belonging to the institution. */
  readonly everybody: string | null;
  /** Declared after the role was last reviewed. */
  readonly isNew: boolean;
  /** Verbs whose last doer may not do it; only transitions have them. */
  readonly fourEyes?: { readonly declared: readonly string[]; readonly added: readonly string[] };
}

/** One field of a module for one role. */
export interface FieldCell {
  readonly name: string;
  readonly label: string;
  readonly personal: boolean;
  readonly declared: boolean;
  readonly hidden: boolean;
}

/** A module as a role has it. */
export interface MatrixModule {
  readonly name: string;
  readonly label: string;
  readonly pack: string;
  /** The pack is switched off. */
  readonly off: boolean;
  readonly scopes: readonly { readonly name: string; readonly label: string }[];
  readonly verbs: readonly VerbCell[];
  readonly fields: readonly FieldCell[];
}
