/** Where the pages of every release stay in the bucket of the pages, by its version. */
export const releasesFolder = 'versiones/';
