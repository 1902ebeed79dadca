import { data, redirect, redirectDocument, type ActionFunctionArgs, type AppLoadContext } from '@remix-run/node';
import type { z } from 'zod';
import { HTTP_STATUS, invalid, isDomainError, type DomainError } from '../../domain/rules/errors';
import { changedCookie } from './changed-cookie.server';
import { flashCookie, type Flash } from './flash.server';
import { parseForm, readForm, typedValues } from './form-input.server';
import type { FormAnswer, FormProblem } from './form-problem';
import { asPublicRequest, signedIn, type PageRequest, type PublicRequest } from './page.server';
import { redirectTarget } from './redirect-target';
import { refusalFor, retryAfter } from './refusal.server';

/** How a form that went well continues. */
export interface Outcome<Result = unknown> {
  goTo: string;
  /** A sentence for the next page, shown as a toast or, without JavaScript, as a banner. */
  flash?: Flash;
  headers?: HeadersInit;
  /** Asked for in the background (a fetcher), the answer is `result` and the page stays where it is. */
  stays?: boolean;
  /** The next page may lie outside the site's own routes, or differ in more than its route: load it whole. */
  reloads?: boolean;
  result?: Result;
}

type Handled<Asked, Schema extends z.ZodObject> = Asked & {
  input: z.output<Schema>;
  /** Where the form asked to return to, if it did and that is a place on this site. */
  returnTo: string | null;
};

interface Intent<Asked, Result> {
  run(asked: Asked, form: FormData): Promise<Outcome<Result>>;
}

/** One thing a form may mean: what it must say, and what is then done. */
export function on<Schema extends z.ZodObject, Result>(
  schema: Schema,
  handle: (asked: Handled<PageRequest, Schema>) => Promise<Outcome<Result>>,
): Intent<PublicRequest, Result> {
  return { run: (asked, form) => handle({ ...signedIn(asked), ...read(schema, asked, form) }) };
}

/** `on` for the few forms a guest may send. */
export function onPublic<Schema extends z.ZodObject, Result>(
  schema: Schema,
  handle: (asked: Handled<PublicRequest, Schema>) => Promise<Outcome<Result>>,
): Intent<PublicRequest, Result> {
  return { run: (asked, form) => handle({ ...asked, ...read(schema, asked, form) }) };
}

function read<Schema extends z.ZodObject>(schema: Schema, { context }: PublicRequest, form: FormData) {
  const returnTo = form.has('returnTo') ? redirectTarget(form.get('returnTo'), context.publicOrigin) : null;
  return { input: parseForm(schema, form) as z.output<Schema>, returnTo };
}

/**
 * An action made of the things its forms may mean, chosen by the field `intent`; where there is but one, no form needs
 * to say so. What a person can put right is
 * answered in place, with what they typed; everything else goes to the page's ErrorBoundary.
 */
export function formAction<Result>(intents: Record<string, Intent<PublicRequest, Result>>) {
  const names = Object.keys(intents);
  const only = names.length === 1 ? names[0] : undefined;
  return async (args: ActionFunctionArgs) => {
    const asked = asPublicRequest(args);
    let form = new FormData();
    try {
      form = await readForm(args.request);
      const name = String(form.get('intent') ?? only);
      const intent = Object.hasOwn(intents, name) ? intents[name] : undefined;
      if (!intent) throw invalid('This form could not be understood. Please reload the page and try again.');
      return proceed(asked, await intent.run(asked, form));
    } catch (error) {
      if (!isDomainError(error) || error.kind === 'unauthenticated') throw refusalFor(error, asked.context.requestId);
      return inPlace(error, form, asked.context);
    }
  };
}

function proceed<Result>({ request, context }: PublicRequest, outcome: Outcome<Result>) {
  const headers = new Headers(outcome.headers);
  headers.append('Set-Cookie', changedCookie(context));
  const isDocument = request.headers.get('Accept')?.includes('text/html') ?? false;
  if (outcome.stays && !isDocument) {
    const answer: FormAnswer<Result | undefined> = { error: null, result: outcome.result };
    return data(answer, { headers });
  }
  if (outcome.flash) headers.append('Set-Cookie', flashCookie(outcome.flash, context));
  throw (outcome.reloads ? redirectDocument : redirect)(outcome.goTo, { headers });
}

/** The error as an answer to the form that caused it. */
export function inPlace(error: DomainError, form: FormData, context: AppLoadContext) {
  const fields: Record<string, string> = {};
  for (const { loc, msg } of error.details.fields ?? []) fields[String(loc.at(-1))] ??= msg;
  const intent = form.get('intent');
  const problem: FormProblem = {
    intent: typeof intent === 'string' ? intent : null,
    error: { code: error.code, message: error.message, fields },
    values: typedValues(form),
  };
  // A refusal often means that the page is behind: what was fetched ahead of a click then is, too.
  const headers = { ...retryAfter(error), 'Set-Cookie': changedCookie(context) };
  return data<FormAnswer<never>>(problem, { status: HTTP_STATUS[error.kind], headers });
}
