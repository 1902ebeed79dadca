export interface Change {
  field: string;
  from: string;
  to: string;
}

/** What an audit entry changed, field by field. */
export function Changes({ changes, most = changes.length }: { changes: readonly Change[]; most?: number }) {
  return (
    <ul className="changes">
      {changes.slice(0, most).map(({ field, from, to }) => (
        <li key={field}>
          <b>{field}</b> {from && <del>{from}</del>} {to && <ins>{to}</ins>}
        </li>
      ))}
      {most < changes.length && <li>and {changes.length - most} more</li>}
    </ul>
  );
}
