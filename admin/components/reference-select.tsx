import { SelectAsync } from '@adminjs/design-system';
import { ApiClient, type RecordJSON } from 'adminjs';
import { useEffect, useState } from 'react';

interface ReferenceSelectProps {
  id: string;
  resourceId: string;
  value: string;
  isInvalid?: boolean;
  onChange(value: string, record?: RecordJSON): void;
}

interface Choice {
  value: string;
  label: string;
  record?: RecordJSON;
}

const api = new ApiClient();

/** Picks a row of another table by typing a part of its name; only rows the person may see are found. */
export function ReferenceSelect({ id, resourceId, value, isInvalid, onChange }: ReferenceSelectProps) {
  const [chosen, setChosen] = useState<Choice | null>(null);
  useEffect(() => {
    if (!value) return setChosen(null);
    if (chosen?.value === value) return;
    setChosen({ value, label: '…' });
    void api.recordAction({ resourceId, recordId: value, actionName: 'show' }).then(({ data }) => setChosen({ value, label: data.record?.title ?? value }));
  }, [resourceId, value, chosen?.value]);
  const find = async (typed: string): Promise<Choice[]> => {
    const records = await api.searchRecords({ resourceId, query: typed });
    return records.map((record) => ({ value: record.id, label: record.title, record }));
  };
  return (
    <SelectAsync
      inputId={id}
      aria-invalid={isInvalid}
      value={chosen as never}
      defaultOptions
      loadOptions={find as never}
      placeholder="Type to search…"
      onChange={(choice: Choice | null) => {
        setChosen(choice);
        onChange(choice?.value ?? '', choice?.record);
      }}
    />
  );
}
