import {
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { notFound, unauthenticated } from '../../domain/rules/errors';
import { id } from '../../domain/rules/inputs';
import type { Viewer } from '../../domain/rules/viewer';
import { paths } from '../paths';
import { refusalFor } from './refusal.server';

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** What a page's loader or action is handed. */
export interface PublicRequest {
  viewer: Viewer | null;
  shop: AppLoadContext['shop'];
  params: Params;
  request: Request;
  url: URL;
  context: AppLoadContext;
}

export interface PageRequest extends PublicRequest {
  viewer: Viewer;
}

/** A loader for people who are signed in; others are sent to the login page and brought back afterwards. */
export function page<T>(answer: (asked: PageRequest) => Promise<T>) {
  return publicPage<T>(async (asked) => {
    if (!asked.viewer) {
      throw redirect(paths.login({ redirectTo: asked.url.pathname + asked.url.search }));
    }
    return answer({ ...asked, viewer: asked.viewer });
  });
}

/** A loader for everybody. Errors of the domain become answers the page's ErrorBoundary understands. */
export function publicPage<T>(answer: (asked: PublicRequest) => Promise<T>) {
  return async (args: Args): Promise<T> => {
    try {
      return await answer(asPublicRequest(args));
    } catch (error) {
      throw refusalFor(error, args.context.requestId);
    }
  };
}

/** The viewer of an action: there is no page to come back to, so a guest is refused. */
export function signedIn(asked: PublicRequest): PageRequest {
  if (!asked.viewer) throw unauthenticated('You have been signed out. Please sign in again.');
  return { ...asked, viewer: asked.viewer };
}

export function asPublicRequest({ request, params, context }: Args): PublicRequest {
  return {
    viewer: context.viewer,
    shop: context.shop,
    params: new Params(params),
    request,
    url: new URL(request.url),
    context,
  };
}

class Params {
  constructor(private readonly values: Record<string, string | undefined>) {}

  /** The id in the address; anything that is no id names nothing, so it is not found. */
  id(name: string, thing: string): string {
    const parsed = id.safeParse(this.values[name]);
    if (!parsed.success) throw notFound(thing);
    return parsed.data;
  }
}
