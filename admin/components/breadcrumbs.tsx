import { type RecordJSON, type ResourceJSON, useTranslation } from 'adminjs';
import { Link } from 'react-router-dom';

interface BreadcrumbsProps {
  resource: ResourceJSON;
  record?: RecordJSON | null;
  actionName: string;
}

/** The way back, with the row by its name; AdminJS's own says only what is done to it. */
export default function Breadcrumbs({ resource, record, actionName }: BreadcrumbsProps) {
  const { translateLabel, translateAction } = useTranslation();
  const isList = actionName === 'list';
  return (
    <nav className="breadcrumbs" aria-label="Breadcrumbs">
      <Link to="/admin">{translateLabel('dashboard')}</Link>
      {isList ? <span>{translateLabel(resource.name, resource.id)}</span> : <Link to={resource.href ?? '/admin'}>{translateLabel(resource.name, resource.id)}</Link>}
      {record && <span>{record.title}</span>}
      {!record && !isList && <span>{translateAction(actionName, resource.id)}</span>}
    </nav>
  );
}
