/** The part of `package-lock.json` (version 3) a bill of materials is made of. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** Such as `sha512-…`, in base64. */
  readonly integrity?: string;
  /** Comes with the tools and not with the product. */
  readonly dev?: boolean;
  /** One of our own. */
  readonly link?: boolean;
}

/** A package the product carries. */
export interface Component {
  readonly type: 'library';
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: readonly { readonly license: { readonly name: string } }[];
  readonly hashes?: readonly { readonly alg: 'SHA-512'; readonly content: string }[];
}

/** A bill of materials as CycloneDX 1.6 writes it. */
export interface Bill {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly version: 1;
  readonly metadata: {
    readonly component: { readonly type: 'application'; readonly name: string; readonly version: string };
  };
  readonly components: readonly Component[];
}

const folder = 'node_modules/';

const componentOf = (path: string, { version = '', license, integrity }: LockedPackage): Component => {
  const name = path.slice(path.lastIndexOf(folder) + folder.length);
  const [algorithm, digest = ''] = integrity?.split('-', 2) ?? [];
  return {
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(license ? { licenses: [{ license: { name: license } }] } : {}),
    ...(algorithm === 'sha512'
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {}),
  };
};

/**
 * Everything that comes with the product, from its lock: neither tools nor packages of our own. The same lock gives
 * the same bill, so a difference between two of them is a difference of the product.
 */
export const billOf = ({ packages }: Lock, version: string): Bill => {
  const carried = Object.entries(packages).filter(
    ([path, { dev, link }]) => path.includes(folder) && !dev && !link,
  );
  const components = new Map(
    carried
      .map(([path, locked]) => componentOf(path, locked))
      .map((component) => [component.purl, component]),
  );
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'gore-os', version } },
    components: [...components.values()].toSorted((a, b) => (a.purl < b.purl ? -1 : 1)),
  };
};
