import type { ClientActionFunctionArgs } from '@remix-run/react';
import type { FormAnswer } from './form-problem';

/**
 * A page's `clientAction`: when the connection is lost on the way, the form stays as it is with a sentence, where
 * Remix would replace the page by its ErrorBoundary and lose what was typed.
 */
export async function keepTyped({ request, serverAction }: ClientActionFunctionArgs): Promise<FormAnswer> {
  const form = await request.clone().formData();
  try {
    return await serverAction<FormAnswer>();
  } catch (error) {
    // A refusal from the server arrives as an ErrorResponse or a redirect; only fetch itself throws TypeError.
    if (!(error instanceof TypeError)) throw error;
    const intent = form.get('intent');
    return {
      intent: typeof intent === 'string' ? intent : null,
      error: { code: 'offline', message: 'You seem to be offline. Nothing is lost: try again in a moment.', fields: {} },
      values: {},
    };
  }
}
