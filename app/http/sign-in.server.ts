import { redirectDocument, type ActionFunctionArgs } from '@remix-run/node';
import { isDomainError } from '../../domain/rules/errors';
import { authenticatorFor } from './authenticator.server';
import { inPlace } from './form-action.server';
import { readForm } from './form-input.server';
import { redirectTarget } from './redirect-target';
import { refusalFor } from './refusal.server';
import { sessionCookie } from './session-cookie.server';

/** Signs in and goes where the person was heading. Whatever is wrong, a wrong password included, is said in place. */
export async function signInAction({ request, context }: ActionFunctionArgs) {
  let form = new FormData();
  try {
    // remix-auth reads the request itself; this copy is for where to go, for what to show again, and refuses what is no form.
    form = await readForm(request.clone());
    const { token } = await authenticatorFor(context).authenticate('form', request);
    const target = redirectTarget(form.get('redirectTo'), context.publicOrigin);
    // The whole page: the target may be the back office, which is none of this site's routes.
    throw redirectDocument(target, { headers: { 'Set-Cookie': sessionCookie(token, context) } });
  } catch (error) {
    if (!isDomainError(error)) throw refusalFor(error, context.requestId);
    return inPlace(error, form, context);
  }
}
