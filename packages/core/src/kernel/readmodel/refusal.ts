/** A question the read model does not answer; its sentence is shown to the person who asked. */
export class QueryRefusal extends Error {
  /** Field of the request the sentence speaks about. */
  readonly field: string | undefined;

  /** @param message Spanish sentence that says what to do next. */
  constructor(message: string, field?: string) {
    super(message);
    this.name = 'QueryRefusal';
    this.field = field;
  }
}
