import { Box, Button, Icon, Text } from '@adminjs/design-system';
import { type ActionProps, ApiClient, useNotice } from 'adminjs';
import { type ChangeEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ImportGuide, ImportReport } from '../csv/import-report';
import { ImportReportView } from './import-report';

// The server takes 1 MB with everything around the text.
const MOST_BYTES = 1_000_000;

interface Answer {
  report?: ImportReport;
  notice?: { type: string; message: string };
}

/** Imports rows from a file in two steps: check, which writes nothing and tells everything, and import. */
export default function ImportCsv({ action, resource }: ActionProps) {
  const [csv, setCsv] = useState('');
  const [report, setReport] = useState<ImportReport | null>(null);
  const [refusal, setRefusal] = useState('');
  const [isBusy, setBusy] = useState(false);
  const addNotice = useNotice();
  const navigate = useNavigate();
  const guide = action.custom as unknown as ImportGuide;

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    setReport(null);
    const isTooLarge = (file?.size ?? 0) > MOST_BYTES;
    setRefusal(isTooLarge ? 'This file is larger than 1 MB. Please divide it.' : '');
    setCsv(file && !isTooLarge ? await file.text() : '');
  };

  const post = async (digest?: string) => {
    setBusy(true);
    try {
      const data = new FormData();
      data.append('csv', csv);
      if (digest) data.append('digest', digest);
      const { notice, report: found } = (await new ApiClient().resourceAction({ resourceId: resource.id, actionName: action.name, data })).data as Answer;
      if (notice) addNotice(notice as never);
      if (digest && notice?.type === 'success') void navigate(`/admin/resources/${resource.id}`);
      else setReport(found ?? null);
    } catch {
      addNotice({ type: 'error', message: 'Slooze cannot be reached. Please try again.' });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box className="import" px={['default', 0]}>
      <Guide guide={guide} name={resource.name} />
      <Box mb="lg">
        <label htmlFor="csv-file">CSV file</label>
        <input id="csv-file" type="file" accept=".csv,.tsv,.txt,text/csv" onChange={(event) => void choose(event)} aria-describedby="csv-refusal" disabled={isBusy} />
        <p id="csv-refusal" role="alert" className="refusal">{refusal}</p>
        <Button variant={report ? 'outlined' : 'contained'} onClick={() => void post()} disabled={isBusy || csv === ''}>
          {isBusy && <Icon icon="Loader" spin />}
          Check file
        </Button>
      </Box>
      <p role="status">{report && summaryOf(report)}</p>
      {report && <ImportReportView report={report} />}
      {report?.digest && (
        <Button mt="lg" variant="contained" onClick={() => void post(report.digest!)} disabled={isBusy}>
          Import {rowsInWords(report.added + report.changed)}
        </Button>
      )}
    </Box>
  );
}

function Guide({ guide: { columns, example, mostRows }, name }: { guide: ImportGuide; name: string }) {
  return (
    <Box mb="xl">
      <Text mb="default">
        A table with headings in its first row, in any order, at most {mostRows.toLocaleString('en')} rows and 1 MB. Only what the file says is changed, and nothing before you
        have seen what would happen. Files from Export can be imported again.
      </Text>
      <dl>
        {columns.map(({ heading, guide }) => (
          <div key={heading}>
            <dt>{heading}</dt>
            <dd>{guide}</dd>
          </div>
        ))}
      </dl>
      <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(example)}`} download={`${name.toLowerCase()}-example.csv`}>
        Download an example
      </a>
    </Box>
  );
}

function summaryOf({ errors, added, changed, unchanged }: ImportReport): string {
  if (errors.length > 0) return `${errors.length === 1 ? 'One thing needs' : `${errors.length} things need`} to be put right first. Nothing was imported.`;
  if (added + changed === 0) return 'Everything is as the file says already. There is nothing to import.';
  return `Nothing was imported yet. ${added} would be added, ${changed} changed, ${unchanged} left as they are.`;
}

const rowsInWords = (count: number) => (count === 1 ? '1 row' : `${count} rows`);
