import { FormGroup, Input } from '@adminjs/design-system';
import { type FilterPropertyProps, PropertyLabel } from 'adminjs';
import type { ChangeEvent } from 'react';

const ENDS = ['from', 'to'];

/** Two ends of a range of numbers, either of which may stay open. */
export default function RangeFilter({ property, filter, onChange }: FilterPropertyProps) {
  return (
    <FormGroup variant="filter">
      <PropertyLabel property={property} filter />
      <div className="range">
        {ENDS.map((end) => {
          const key = `${property.path}~~${end}`;
          return (
            <Input
              key={end}
              type="number"
              step="any"
              placeholder={end}
              aria-label={`${property.label} ${end}`}
              value={String(filter[key] ?? '')}
              onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(key, event.target.value)}
            />
          );
        })}
      </div>
    </FormGroup>
  );
}
