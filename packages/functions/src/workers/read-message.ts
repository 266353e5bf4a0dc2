/** The object a message of a queue holds; nothing when it holds none, so that it fails alone and not its whole batch. */
export const readMessage = <T extends object>(body: string): T | undefined => {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === 'object' && read !== null ? (read as T) : undefined;
  } catch {
    return undefined;
  }
};
