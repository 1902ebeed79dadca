import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isDomainError } from '../../domain/rules/errors';
import { cancellation, credentials, passwordChange, quantity, text } from '../../domain/rules/inputs';
import { parseForm, typedValues, wholeNumber } from './form-input.server';

function formOf(entries: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

/** The sentences a form is answered with, by field. */
function problemsOf(schema: z.ZodObject, entries: [string, string][]): Record<string, string> {
  try {
    parseForm(schema, formOf(entries));
  } catch (error) {
    if (isDomainError(error)) return Object.fromEntries((error.details.fields ?? []).map(({ loc, msg }) => [loc[1], msg]));
  }
  return {};
}

describe('parseForm', () => {
  it('trims text and leaves passwords as typed', () => {
    const form = formOf([['email', ' Thor@Member.com '], ['password', ' secret ']]);
    expect(parseForm(credentials, form)).toEqual({ email: 'thor@member.com', password: ' secret ' });
  });

  it('takes an optional field that is blank as absent', () => {
    expect(parseForm(cancellation, formOf([['reason', '  ']]))).toEqual({});
  });

  it('answers an absent field as an empty one, in words for a person', () => {
    expect(problemsOf(z.strictObject({ name: text(9) }), [])).toEqual({ name: 'Please fill this in.' });
  });

  it('keeps the form’s own steering out of what it says', () => {
    expect(parseForm(cancellation, formOf([['intent', 'cancel'], ['returnTo', '/']]))).toEqual({});
  });

  it('refuses a field nobody asked for, and one sent twice', () => {
    expect(() => parseForm(cancellation, formOf([['status', 'confirmed']]))).toThrow('could not be understood');
    expect(problemsOf(cancellation, [['reason', 'a'], ['reason', 'b']])).toHaveProperty('reason');
  });

  it('names the field when two passwords differ', () => {
    const typed: [string, string][] = [['current', 'old'], ['next', 'new-password'], ['repeat', 'other']];
    expect(problemsOf(passwordChange, typed)).toEqual({ repeat: 'The two new passwords differ.' });
  });

  it.each(['0', '100', '-1', '1.5', '1e1', '0x1', ' 1', ''])('refuses the quantity %j', (typed) => {
    expect(problemsOf(z.strictObject({ quantity: wholeNumber(quantity) }), [['quantity', typed]])).toHaveProperty('quantity');
  });

  it('reads a quantity as a number', () => {
    expect(parseForm(z.strictObject({ quantity: wholeNumber(quantity) }), formOf([['quantity', '99']]))).toEqual({ quantity: 99 });
  });
});

it('never shows a password again', () => {
  const typed: [string, string][] = [['email', 'a@b.cd'], ['password', 'x'], ['current', 'x'], ['next', 'x'], ['repeat', 'x']];
  expect(typedValues(formOf(typed))).toEqual({ email: 'a@b.cd' });
});
