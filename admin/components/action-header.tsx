import { Breadcrumbs, type ActionHeaderProps, type ActionJSON, useTranslation } from 'adminjs';
import { Link } from 'react-router-dom';
import { actionPath, rowPath } from './addresses';

const ALWAYS_THERE = ['list', 'search'];
// What people come for first, and what they should not hit by mistake last.
const FIRST = ['edit', 'new', 'show', 'history'];
const placeOf = (name: string) => (name === 'delete' ? FIRST.length + 1 : FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);

/** The heading of a page: the way back, what it shows, and what can be done with it, all of them links. */
export default function ActionHeader({ resource, action, record, tag, omitActions }: ActionHeaderProps) {
  const { translateAction } = useTranslation();
  const others = (actions: readonly ActionJSON[]) =>
    actions.filter(({ name }) => name !== action.name && !ALWAYS_THERE.includes(name)).sort((one, other) => placeOf(one.name) - placeOf(other.name));
  const isRecord = Boolean(record?.id);
  const links = isRecord
    ? others(record!.recordActions).map((other) => ({ action: other, to: rowPath(resource.id, record!.id, other.name) }))
    : others(action.name === 'list' ? resource.resourceActions : []).map((other) => ({ action: other, to: actionPath(resource.id, other.name) }));
  const name = translateAction(action.label, resource.id);
  const title = isRecord ? (action.name === 'show' ? record!.title : `${name}: ${record!.title}`) : name;
  return (
    <header className="page-header">
      <Breadcrumbs resource={resource} actionName={action.name} record={record} />
      <div className="page-title">
        <h1>
          {title}
          {tag && <span className="tag">{tag}</span>}
        </h1>
        {!omitActions && links.length > 0 && (
          <nav className="buttons" aria-label="Actions">
            {links.map(({ action: other, to }) => (
              <Link key={other.name} className={other.name === 'new' || other.name === 'edit' ? 'button primary' : other.variant === 'danger' ? 'button danger' : 'button'} to={to}>
                {translateAction(other.name, resource.id)}
              </Link>
            ))}
          </nav>
        )}
      </div>
    </header>
  );
}
