import type { ShowPropertyProps } from 'adminjs';
import { Link } from 'react-router-dom';
import { rowPath } from './addresses';

/** A row of another table by its name; one the person may not open, by what its owner may know of it. */
export default function ReferenceValue({ property, record }: Pick<ShowPropertyProps, 'property' | 'record'>) {
  const key = record.params[property.path] as string | null | undefined;
  if (!key) return <span>–</span>;
  const populated = record.populated[property.path];
  const canOpen = populated?.recordActions?.some(({ name }) => name === 'show');
  const words = populated?.title || String((record.params[`shown.${property.path}`] as unknown) ?? key);
  return canOpen ? <Link to={rowPath(property.reference!, key)}>{words}</Link> : <span>{words}</span>;
}
