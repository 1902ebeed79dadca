import { createHash } from 'node:crypto';
import { invalidField } from './rules/errors';
import { COMMON_PASSWORDS } from './rules/common-passwords';

const DIGEST_BYTES = 5;
// Shorter words turn up in good passwords by chance.
const SHORTEST_WORD = 4;

interface Owner {
  email: string;
  name: string;
}

let common: Set<string> | undefined;

/** Whether it is one of the passwords that are tried first everywhere. */
export function isCommonPassword(password: string): boolean {
  common ??= readDigests();
  return common.has(digest(plain(password)));
}

/**
 * Refuses a new password that others would try first: one of the most common, or one made from the person's own e-mail
 * address or name or from Slooze's. How long it must be is a rule of the input; what it is made of is up to the person.
 */
export function assertHardToGuess(password: string, { email, name }: Owner, field: string): void {
  if (isCommonPassword(password)) {
    throw invalidField(field, 'This password is one of the most common and would be tried first. Please choose another.');
  }
  const letters = squeezed(password);
  const holds = (word: string) => word.length >= SHORTEST_WORD && letters.includes(word);
  if (holds(squeezed(email.split('@')[0]!))) throw invalidField(field, 'Please do not use your e-mail address in the password.');
  if (holds(squeezed(name))) throw invalidField(field, 'Please do not use your name in the password.');
  if (holds('slooze')) throw invalidField(field, 'Please do not use the name Slooze in the password.');
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** Letters and digits alone, so that "Nick.Fury" is found in "nick_fury!". */
const squeezed = (text: string) => plain(text).replace(/[^\p{L}\p{N}]/gu, '');

const digest = (word: string) => createHash('sha256').update(word).digest('hex').slice(0, DIGEST_BYTES * 2);

function readDigests(): Set<string> {
  const bytes = Buffer.from(COMMON_PASSWORDS, 'base64');
  const digests = new Set<string>();
  for (let at = 0; at < bytes.length; at += DIGEST_BYTES) digests.add(bytes.toString('hex', at, at + DIGEST_BYTES));
  return digests;
}
