import { ApiClient } from 'adminjs';

interface Refused {
  response?: { data?: { notice?: unknown } };
}

type Call = (this: ApiClient, ...args: unknown[]) => Promise<unknown>;

// The server says refusals with a status of 400 and above, for everybody who asks. AdminJS's pages wait for them as answers:
// without this they would tell people to look into the console.
const calls = ApiClient.prototype as unknown as Record<string, Call>;
for (const name of ['resourceAction', 'recordAction', 'bulkAction', 'getPage']) {
  const call = calls[name]!;
  calls[name] = function (...args) {
    return call.apply(this, args).catch((error: Refused) => {
      if (error.response?.data?.notice) return error.response;
      throw error;
    });
  };
}
