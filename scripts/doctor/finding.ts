/** How grave what a check found is; `desconocido` when it could not be asked, such as without network. */
export type Gravity = 'bien' | 'aviso' | 'falla' | 'desconocido';

/** What one check found. */
export interface Finding {
  readonly about: string;
  readonly gravity: Gravity;
  /** What there is. */
  readonly what: string;
  /** What to do about it; nothing when it is fine. */
  readonly todo?: string;
}

/** Something the doctor looks at; it never throws. */
export type Check = () => Promise<readonly Finding[]>;

/** Makes findings about one thing. */
export const about = (subject: string) => ({
  fine: (what: string): Finding => ({ about: subject, gravity: 'bien', what }),
  warn: (what: string, todo: string): Finding => ({ about: subject, gravity: 'aviso', what, todo }),
  bad: (what: string, todo: string): Finding => ({ about: subject, gravity: 'falla', what, todo }),
  unknown: (what: string, todo: string): Finding => ({ about: subject, gravity: 'desconocido', what, todo }),
});
