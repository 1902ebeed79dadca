import { type ActionProps, BasePropertyComponent, type RecordJSON, useNotice, useRecord } from 'adminjs';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { actionPath, rowPath } from './addresses';
import { sendForm } from './send-form';

type Next = 'show' | 'another' | 'stay' | 'copy';

const BUTTONS: readonly { next: Next; label: string }[] = [
  { next: 'show', label: 'Save' },
  { next: 'another', label: 'Save and add another' },
  { next: 'stay', label: 'Save and go on editing' },
  { next: 'copy', label: 'Save as new' },
];

/** The form of a row, new or not. Mistakes stand at their fields, and what was typed stays. */
export default function RecordForm(props: ActionProps) {
  return <Fields key={`${props.resource.id} ${props.record?.id ?? 'new'}`} {...props} />;
}

// A link may bring first values: a dish for this restaurant.
function startOf(record: RecordJSON | undefined, search: string, fields: readonly string[]): RecordJSON | undefined {
  if (record?.id) return record;
  const given = [...new URLSearchParams(search)].filter(([name]) => fields.includes(name));
  return { ...record, params: Object.fromEntries(given), populated: {}, errors: {} } as unknown as RecordJSON;
}

function Fields({ record: initial, resource, action }: ActionProps) {
  const { fields = [], copies } = (action.custom ?? {}) as { fields?: string[]; copies?: boolean };
  const { search } = useLocation();
  const { record, handleChange, setRecord } = useRecord(startOf(initial, search, fields), resource.id);
  const [isBusy, setBusy] = useState(false);
  const addNotice = useNotice();
  const navigate = useNavigate();
  // Who has gone on to another page while this one was saved stays there.
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const canAdd = resource.resourceActions.some(({ name }) => name === 'new');
  const isNew = !initial?.id;

  const save = async (next: Next) => {
    setBusy(true);
    try {
      const target = isNew || next === 'copy' ? null : initial.id;
      const { notice, record: saved } = await sendForm(resource.id, target, record.params, target ? [...fields, 'version'] : fields);
      if (notice) addNotice(notice as never);
      if (!isHere.current) return;
      if (notice?.type !== 'success' || !saved) return setRecord({ ...record, errors: saved?.errors ?? {} } as RecordJSON);
      if (next === 'another') {
        setRecord({ ...record, id: '', params: {}, populated: {}, errors: {} } as unknown as RecordJSON);
        void navigate(actionPath(resource.id, 'new'));
      } else if (next === 'show') void navigate(rowPath(resource.id, saved.id));
      else if (target) setRecord(saved);
      else void navigate(rowPath(resource.id, saved.id, 'edit'));
    } catch {
      addNotice({ type: 'error', message: 'Slooze cannot be reached. Nothing is saved; please try again.' });
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    void save((button?.value as Next | undefined) ?? 'show');
  };

  const offered = BUTTONS.filter(({ next }) => (next === 'another' ? canAdd : next === 'copy' ? copies && !isNew : true));
  return (
    <form className="record-form" onSubmit={submit} noValidate>
      {fields.map((name) => {
        const property = resource.properties[name];
        return property && <BasePropertyComponent key={name} where="edit" onChange={handleChange} property={property} resource={resource} record={record} />;
      })}
      <div className="buttons sticky">
        {offered.map(({ next, label }) => (
          <button key={next} type="submit" value={next} className={next === 'show' ? 'button primary' : 'button'} disabled={isBusy}>
            {label}
          </button>
        ))}
      </div>
    </form>
  );
}
