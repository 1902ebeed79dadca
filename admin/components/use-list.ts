import { ApiClient, type RecordJSON } from 'adminjs';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';

export interface ListAnswer {
  records: RecordJSON[];
  meta: {
    total: number;
    perPage: number;
    page: number;
    sortBy: string;
    direction: 'asc' | 'desc';
    /** The first and last day there is something of, where the list can be stepped through by days. */
    days?: { first: string; last: string } | null;
  };
  notice?: { message: string; type: string };
}

/** The list that the page's address asks for. `problem` is what to tell the person instead. */
export function useList(resourceId: string): { list: ListAnswer | null; isLoading: boolean; problem: string } {
  const { search } = useLocation();
  const [list, setList] = useState<ListAnswer | null>(null);
  const [problem, setProblem] = useState('');
  const [isLoading, setLoading] = useState(true);
  useEffect(() => {
    let isCurrent = true;
    setLoading(true);
    const show = (answer: ListAnswer | null, words: string) => {
      if (!isCurrent) return;
      setList(answer);
      setProblem(words);
      setLoading(false);
    };
    new ApiClient().resourceAction({ resourceId, actionName: 'list', params: new URLSearchParams(search) }).then(
      ({ data }) => {
        const answer = data as unknown as ListAnswer;
        const isRefused = answer.notice?.type === 'error';
        show(isRefused ? null : answer, isRefused ? answer.notice!.message : '');
      },
      () => show(null, 'Slooze cannot be reached. Please reload in a moment.'),
    );
    return () => {
      isCurrent = false;
    };
  }, [resourceId, search]);
  return { list, isLoading, problem };
}
