import type { AppLoadContext } from '@remix-run/node';
import { Authenticator } from 'remix-auth';
import { FormStrategy } from 'remix-auth-form';
import { credentials } from '../../domain/rules/inputs';
import type { Viewer } from '../../domain/rules/viewer';
import { parseForm } from './form-input.server';

export interface SignedIn {
  viewer: Viewer;
  token: string;
}

/** Signs in whoever the login form names; refuses with the domain's own errors. */
export function authenticatorFor({ shop, client, token }: AppLoadContext): Authenticator<SignedIn> {
  const strategy = new FormStrategy<SignedIn>(async ({ form }) => {
    form.delete('redirectTo');
    return shop.signIn(parseForm(credentials, form), client, token);
  });
  return new Authenticator<SignedIn>().use(strategy, 'form');
}
