import { type ActionProps, BasePropertyComponent, flat } from 'adminjs';
import { Link } from 'react-router-dom';
import type { RelatedLink } from '../one-row';

/** The page of a row: what it holds, and what belongs to it elsewhere. */
export default function RecordPage({ resource, record }: ActionProps) {
  if (!record) return null;
  const related = (flat.get(record.params, 'shown.related') ?? []) as RelatedLink[];
  return (
    <div className="record-page">
      {related.length > 0 && (
        <nav className="related" aria-label="Related">
          {related.map(({ label, href, count }) => (
            <Link key={label} to={href}>
              {label} <span className="tag">{count}</span>
            </Link>
          ))}
        </nav>
      )}
      <div className="sheet">
        {resource.showProperties.map((property) => (
          <BasePropertyComponent key={property.propertyPath} where="show" property={property} resource={resource} record={record} />
        ))}
      </div>
    </div>
  );
}
