import { MessageBox } from '@adminjs/design-system';
import type { ActionProps } from 'adminjs';
import { useEffect, useState } from 'react';
import { MOST_COUNTED, MOST_FOUND } from '../list-bounds';
import { BulkBar } from './bulk-bar';
import { inDigits } from './counts';
import { DayTrail } from './day-trail';
import { useListAddress } from './list-address';
import { ListFilters } from './list-filters';
import { ListPages } from './list-pages';
import { ListSearch } from './list-search';
import { ListTable } from './list-table';
import { useList } from './use-list';

/** A table's list: search, filters, days to step through, the rows with acts upon the chosen ones, pages. */
export default function OfficeList({ resource, action, setTag }: ActionProps) {
  const { list, isLoading, problem } = useList(resource.id);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { search } = useListAddress();
  const total = list?.meta.total;
  useEffect(() => {
    const isMore = total === MOST_COUNTED || (total === MOST_FOUND && new URLSearchParams(search).has('filters.q'));
    if (total !== undefined) setTag?.(`${inDigits(total)}${isMore ? '+' : ''}`);
  }, [total, search, setTag]);
  useEffect(() => setChosen([]), [resource.id, search]);
  const { days, words } = (action.custom ?? {}) as { days?: string; words?: string };
  const chosenRows = list?.records.filter(({ id }) => chosen.includes(id)) ?? [];
  return (
    <div className="office-list" aria-busy={isLoading}>
      <ListSearch key={resource.id} words={words ?? ''} resourceId={resource.id} />
      <ListFilters key={`filters ${resource.id}`} resource={resource} />
      {days && list?.meta.days && <DayTrail column={days} days={list.meta.days} />}
      {problem && <MessageBox mb="lg" variant="danger" message={problem} />}
      {chosenRows.length > 0 && <BulkBar resourceId={resource.id} chosen={chosenRows} onClear={() => setChosen([])} />}
      {list && <ListTable resource={resource} list={list} chosen={chosen} onChoose={setChosen} />}
      {list && <ListPages meta={list.meta} />}
      {!list && !problem && <p className="quiet">Loading…</p>}
    </div>
  );
}
