/** What a form is told in place: what was wrong, field by field, and what the person had typed (never a password). */
export interface FormProblem {
  intent: string | null;
  error: { code: string; message: string; fields: Record<string, string> };
  values: Record<string, string>;
}

export interface FormDone<Result = unknown> {
  error: null;
  result: Result;
}

export type FormAnswer<Result = unknown> = FormDone<Result> | FormProblem;

/** The problem of one of the page's forms, or null when it has none. */
export function problemOf(answer: FormAnswer | undefined, intent: string): FormProblem | null {
  return answer?.error && answer.intent === intent ? answer : null;
}
