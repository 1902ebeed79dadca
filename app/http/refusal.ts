/** What an error page is told; `message` is empty when there is nothing a person could do with it. */
export interface Refusal {
  code: string;
  message: string;
  requestId: string;
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value && 'requestId' in value;
}
