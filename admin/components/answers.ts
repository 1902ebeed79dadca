import { ApiClient } from 'adminjs';

interface Answered {
  data?: { notice?: unknown };
}

interface Refused {
  response?: Answered;
}

type Call = (this: ApiClient, ...args: unknown[]) => Promise<unknown>;

// An ended session answers with the sign-in page. AdminJS is on its way there already; its pages would stumble over it.
const unlessLoggedOut = (answer: unknown) => (typeof (answer as Answered).data === 'object' ? answer : new Promise(() => undefined));

// The server says refusals with a status of 400 and above, for everybody who asks. AdminJS's pages wait for them as answers:
// without this they would tell people to look into the console.
const calls = ApiClient.prototype as unknown as Record<string, Call>;
for (const name of ['resourceAction', 'recordAction', 'bulkAction', 'getPage']) {
  const call = calls[name]!;
  calls[name] = function (...args) {
    return call.apply(this, args).then(unlessLoggedOut, (error: Refused) => {
      if (error.response?.data?.notice) return error.response;
      throw error;
    });
  };
}
