import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** The house: what each room may import of ours. A longer name wins, so `domain/rules` is a room of its own. */
const ROOMS: Record<string, string[]> = {
  config: [],
  db: ['config'],
  'domain/rules': [],
  domain: ['domain/rules', 'db', 'config'],
  app: ['domain/rules'],
  api: ['domain', 'domain/rules'],
  admin: ['domain', 'domain/rules', 'db', 'config'],
  server: ['config', 'db', 'domain', 'domain/rules', 'app', 'api', 'admin'],
};

const roomOf = (file: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((room) => file.startsWith(`${room}/`) || file === room)
    .toSorted((a, b) => b.length - a.length)[0];

const SOURCES = Object.keys(ROOMS)
  .filter((room) => room !== 'domain/rules' && existsSync(room))
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

/** Our own modules a file imports, as paths from the root; imports of mere types apart, for they vanish. */
function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const from = statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : '';
    if (!from.startsWith('.')) return [];
    const named = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    const allTypes = named && ts.isNamedImports(named) && named.elements.length > 0 && named.elements.every((name) => name.isTypeOnly);
    const typeOnly = ts.isImportDeclaration(statement) ? Boolean(statement.importClause?.isTypeOnly || allTypes) : statement.isTypeOnly;
    return [{ target: path.posix.join(path.posix.dirname(file), from), typeOnly }];
  });
}

test('every import goes in the one direction of the house', () => {
  const wrong = SOURCES.flatMap((file) => {
    const room = roomOf(file)!;
    return importsOf(file)
      .filter(({ target, typeOnly }) => {
        const to = roomOf(target);
        const mayNameTypes = room === 'app' && typeOnly && to === 'domain';
        const mayUse = to === undefined ? !target.startsWith('test') : to === room || ROOMS[room]!.includes(to);
        return !mayUse && !mayNameTypes;
      })
      .map(({ target }) => `${file} → ${target}`);
  });
  expect(wrong).toEqual([]);
});

test('only the policy compares roles', () => {
  const wrong = SOURCES.filter((file) => file !== 'domain/rules/policy.ts' && /\brole\s*[!=]==?\s*['"]/.test(readFileSync(file, 'utf8')));
  expect(wrong).toEqual([]);
});

test('no file grows beyond what can be read at once', () => {
  const long = SOURCES.filter((file) => readFileSync(file, 'utf8').split('\n').length > 220);
  expect(long).toEqual([]);
});
