import { readdirSync, readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';

export const read = (path: string): string => readFileSync(path, 'utf8');

/** A YAML file of one document; a key that stands there twice throws. */
export const readYaml = <T>(path: string): T => parse(read(path), { merge: true }) as T;

/** The names of all settings, as config/env.ts reads them. */
export const SETTINGS: string[] = [...read('config/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!);

/** The lines NAME=value of a file, without its comments. */
export const readEnv = (path: string): Record<string, string> =>
  Object.fromEntries([...read(path).matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));

/** The programs the build makes, as they are started. */
export const PROGRAMS: string[] = [...read('scripts/build.mjs').matchAll(/^ {2}'?([\w-]+)'?: '[\w/-]+\.ts',$/gm)].map(([, name]) => `build/${name}.js`);

const BASE = 'deploy/kubernetes/base';

interface Manifest {
  kind: string;
  metadata: { name: string };
  // What a kind holds differs from kind to kind; a test names what it asks for.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  spec?: any;
  stringData?: Record<string, string>;
}

/** All objects of the kustomize base, the template of the secrets among them. */
export const MANIFESTS: Manifest[] = readdirSync(BASE)
  .filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml')
  .flatMap((file) => parseAllDocuments(read(`${BASE}/${file}`)).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJSON() as Manifest;
  }));

/** The only object of a kind. */
export function the(kind: string): Manifest {
  const [one, ...others] = MANIFESTS.filter((manifest) => manifest.kind === kind);
  if (!one || others.length > 0) throw new Error(`${others.length + (one ? 1 : 0)} objects of kind ${kind}`);
  return one;
}

/** A tag that says which version it is. */
export const PINNED = /^[\w./-]+:\d[\w.-]*$/;
