import { Loader, MessageBox } from '@adminjs/design-system';
import { type ActionProps, ApiClient, useNotice } from 'adminjs';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Link } from 'react-router-dom';
import type { ActForm } from '../acts';
import { ActFields } from './act-fields';
import { ActRows } from './act-rows';
import { listPath, rowPath } from './addresses';

interface Answer {
  form?: ActForm;
  notice?: { type: string; message: string };
  redirectUrl?: string;
  record?: { errors?: Record<string, { message: string }> };
}

interface Target {
  resourceId: string;
  actionName: string;
  recordId?: string;
  /** With commas. */
  recordIds: string;
}

async function ask({ recordId, recordIds, ...act }: Target, data?: FormData): Promise<Answer> {
  const call = { ...act, ...(data && { data, method: 'post' as const }) };
  const api = new ApiClient();
  try {
    const answer = recordId ? await api.recordAction({ ...call, recordId }) : await api.bulkAction({ ...call, recordIds: recordIds.split(',') });
    return answer.data as Answer;
  } catch {
    return { notice: { type: 'error', message: 'Slooze cannot be reached. Please try again.' } };
  }
}

/** The page of an act upon a row or upon chosen rows: says what will happen, asks for what it needs, and does it. */
export default function Act({ action, resource, record }: ActionProps) {
  const [form, setForm] = useState<ActForm | null>(null);
  const [{ errors, problem }, setWrong] = useState<{ errors: Record<string, string>; problem: string }>({ errors: {}, problem: '' });
  const [isBusy, setBusy] = useState(false);
  const addNotice = useNotice();
  const navigate = useNavigate();
  const query = new URLSearchParams(useLocation().search);
  const back = record ? rowPath(resource.id, record.id) : listPath(resource.id, query.get('back') ?? '');
  const [resourceId, actionName, recordId, recordIds] = [resource.id, action.name, record?.id, query.get('recordIds') ?? ''];

  const take = useCallback(({ form: next, notice, record: answered }: Answer) => {
    const wrong = Object.entries(answered?.errors ?? {}).map(([name, { message }]) => [name, message] as const);
    setWrong({ errors: Object.fromEntries(wrong), problem: notice?.type === 'error' ? notice.message : '' });
    if (next) setForm(next);
  }, []);
  useEffect(() => void ask({ resourceId, actionName, recordId, recordIds }).then(take), [resourceId, actionName, recordId, recordIds, take]);

  const perform = async (data: FormData) => {
    setBusy(true);
    const answer = await ask({ resourceId, actionName, recordId, recordIds }, data);
    setBusy(false);
    take(answer);
    if (answer.notice?.type !== 'success') return;
    addNotice(answer.notice as never);
    void navigate((record && answer.redirectUrl) || back);
  };

  if (!form) return problem ? <MessageBox variant="danger" message={problem} /> : <Loader />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    for (const [name, value] of Object.entries(form.kept ?? {})) data.set(name, value);
    void perform(data);
  };
  return (
    <form className="sheet act" onSubmit={submit} noValidate>
      <p role="status">{form.intro}</p>
      {problem && problem !== form.intro && <MessageBox mb="lg" variant="danger" message={problem} />}
      <ActFields fields={form.fields ?? []} errors={errors} />
      <ActRows rows={form.rows ?? []} />
      <div className="buttons">
        {form.button && (
          <button type="submit" className={action.variant === 'danger' ? 'button danger' : 'button primary'} disabled={isBusy}>
            {form.button}
          </button>
        )}
        {form.links?.map(({ label, href }) => (
          <Link key={href} className="button" to={href}>
            {label}
          </Link>
        ))}
        <Link className="button" to={back}>
          Back
        </Link>
      </div>
    </form>
  );
}
