import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOMS = ['admin', 'api', 'app', 'config', 'db', 'domain', 'server'];
const LENGTH = 50_000;

interface Found {
  where: string;
  regex: RegExp;
}

/** Every regular expression written in the product, as TypeScript's parser sees them. */
function findAll(): Found[] {
  return ROOMS.flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => path.join(room, name)))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|-for-tests\.ts$/.test(file))
    .flatMap(inFile);
}

function inFile(file: string): Found[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, pattern, flags] = /^\/(.*)\/(\w*)$/s.exec(node.text)!;
      found.push({ where: `${file}: ${node.text}`, regex: new RegExp(pattern!, flags) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Long texts that almost match: each letter the expression names, over and over, alone and after its own beginning. */
function hostileFor({ source }: RegExp): string[] {
  const letters = new Set([...source, ...' \t\n\r0aA-_./:;,=%\'"\\<x']);
  const words = new Set([...letters, ...(source.match(/[A-Za-z0-9]{2,}/g) ?? []), 'ab', ' a', 'a.', '0.', '%a', 'a=']);
  return [...words].flatMap((word) => {
    const long = word.repeat(Math.ceil(LENGTH / word.length));
    return [`${long}\0`, `a${long}!`, `${source.replace(/[\\^$*+?()[\]{}|]/g, '').slice(0, 20)}${long}\0`];
  });
}

const slowest = (regex: RegExp) => {
  let most = 0;
  for (const text of hostileFor(regex)) {
    regex.lastIndex = 0;
    const started = performance.now();
    if (regex.global) text.replace(regex, '');
    else regex.test(text);
    most = Math.max(most, performance.now() - started);
    // One text is proof enough, and the next may take minutes.
    if (most > 500) break;
  }
  return most;
};

test('case 171: no regular expression of ours takes long on fifty thousand hostile characters', { timeout: 120_000 }, () => {
  const all = findAll();
  expect(all.length).toBeGreaterThan(50);
  // Five milliseconds on an idle machine; a quadratic one takes hundreds.
  expect(all.map(({ where, regex }) => ({ where, took: Math.round(slowest(regex)) })).filter(({ took }) => took > 150)).toEqual([]);
});

test('case 171: one that would is found', () => {
  expect(slowest(/\s+$/)).toBeGreaterThan(60);
});
