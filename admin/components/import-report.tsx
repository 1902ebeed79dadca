import { Table, TableBody, TableCell, TableHead, TableRow } from '@adminjs/design-system';
import type { ImportReport } from '../csv/import-report';

const MOST_SHOWN = 200;

/** What checking a file found: every error with its place, or the first rows that would be written. */
export function ImportReportView({ report }: { report: ImportReport }) {
  return report.errors.length > 0 ? <Errors report={report} /> : <Preview report={report} />;
}

function Errors({ report: { errors } }: { report: ImportReport }) {
  const left = errors.length - MOST_SHOWN;
  return (
    <div className="errors" tabIndex={0} role="region" aria-label="Errors">
      <Table>
        <TableHead>
          <TableRow>
            <TableCell>Row</TableCell>
            <TableCell>Column</TableCell>
            <TableCell>What is wrong</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {errors.slice(0, MOST_SHOWN).map(({ row, column, message }, index) => (
            <TableRow key={index}>
              <TableCell>{row ?? 'File'}</TableCell>
              <TableCell>{column}</TableCell>
              <TableCell>{message}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {left > 0 && <p>and {left} more</p>}
    </div>
  );
}

function Preview({ report: { preview, added, changed } }: { report: ImportReport }) {
  if (preview.length === 0) return null;
  const left = added + changed - preview.length;
  return (
    <div className="scrolls" tabIndex={0} role="region" aria-label="What would be written">
      <Table>
        <TableHead>
          <TableRow>
            <TableCell>Row</TableCell>
            <TableCell>What happens</TableCell>
            <TableCell>Which</TableCell>
            <TableCell>Values</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {preview.map(({ row, isNew, title, changes }) => (
            <TableRow key={row}>
              <TableCell>{row}</TableCell>
              <TableCell>{isNew ? 'Added' : 'Changed'}</TableCell>
              <TableCell>{title}</TableCell>
              <TableCell>
                <ul className="changes">
                  {changes.map(({ column, from, to }) => (
                    <li key={column}>
                      <b>{column}</b> {from && <del>{from}</del>} <ins>{to || '(empty)'}</ins>
                    </li>
                  ))}
                </ul>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {left > 0 && <p>and {left} more</p>}
    </div>
  );
}
