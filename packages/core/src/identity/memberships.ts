import type { Directory, DirectoryEntry } from './directory.ts';
import type { Institution, Institutions } from './institutions.ts';

/** A person as one of the institutions that know them. */
export interface Membership {
  readonly institution: Institution;
  readonly user: DirectoryEntry;
}

/** Every open institution in which somebody with this RUN is active, by name. */
export type Memberships = (run: string) => Promise<readonly Membership[]>;

/** Asks each institution for the person: they are few, and nothing about people is kept outside of theirs. */
export const createMemberships =
  (institutions: Pick<Institutions, 'active'>, directory: Pick<Directory, 'byRun'>): Memberships =>
  async (run) => {
    const all = await institutions.active();
    const users = await Promise.all(all.map(({ id }) => directory.byRun(id, run)));
    return all.flatMap((institution, at) => {
      const user = users[at];
      return user?.active ? [{ institution, user }] : [];
    });
  };
