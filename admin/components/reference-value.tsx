import type { ShowPropertyProps } from 'adminjs';
import { Link } from 'react-router-dom';
import { rowPath } from './addresses';

const PEOPLE = 'api_user';

/** A row of another table by its name. Whoever the viewer may not see is not named. */
export default function ReferenceValue({ property, record }: Pick<ShowPropertyProps, 'property' | 'record'>) {
  const key = record.params[property.path] as string | null | undefined;
  if (!key) return <span>–</span>;
  const populated = record.populated[property.path];
  const canOpen = populated?.recordActions?.some(({ name }) => name === 'show');
  const words = populated?.title || (property.reference === PEOPLE ? 'Somebody of another country' : key);
  return canOpen ? <Link to={rowPath(property.reference!, key)}>{words}</Link> : <span>{words}</span>;
}
