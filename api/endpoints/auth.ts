import { z } from 'zod';
import { credentials } from '../../domain/rules/inputs';
import { guestEndpoint } from '../endpoint';
import { field, SignedIn, Success } from '../schemas';
import * as shapes from '../shapes';

export const signIn = guestEndpoint(
  {
    method: 'POST',
    path: '/auth/login',
    operationId: 'signIn',
    summary: 'Sign in',
    description:
      'Opens a session of 24 hours. Send its token as `Authorization: Bearer <token>`, or let the browser keep the cookie. ' +
      'A session the request already carried ends.',
    tag: 'Authentication',
    body: z.strictObject({ email: field.email, password: credentials.shape.password.meta({ example: 'manager123' }) }),
    answer: SignedIn,
    answerDescription: 'Signed in; the cookie `auth_token` is set.',
    refusals: ['wrongCredentials', 'badCredentials', 'tooManySignIns'],
  },
  async ({ shop, input, client, token: replaced, remember }) => {
    const { viewer, token } = await shop.signIn(input, client, replaced);
    remember(token);
    return { body: { user: shapes.user(viewer), token } };
  },
);

export const signOut = guestEndpoint(
  {
    method: 'POST',
    path: '/auth/logout',
    operationId: 'signOut',
    summary: 'Sign out',
    description: 'Ends the session the request came with. Harmless when there is none.',
    tag: 'Authentication',
    body: z.strictObject({}),
    bodyIsOptional: true,
    answer: Success,
    answerDescription: 'Signed out; the token is dead.',
    refusals: ['unknownKey'],
  },
  async ({ shop, token, remember }) => {
    if (token) await shop.signOut(token);
    remember(null);
    return { body: { success: true } };
  },
);
