import { CheckBox, FormGroup, Label } from '@adminjs/design-system';
import { type FilterPropertyProps, PropertyLabel } from 'adminjs';

/** Any of a few values, one box each; the filter holds the chosen ones with commas. */
export default function ChoicesFilter({ property, filter, onChange }: FilterPropertyProps) {
  const chosen = String(filter[property.path] ?? '').split(',').filter(Boolean);
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    onChange(property.path, next.join(','));
  };
  return (
    <FormGroup variant="filter">
      <PropertyLabel property={property} filter />
      {property.availableValues?.map(({ value, label }) => {
        const id = `filter-${property.path}-${value}`;
        return (
          <div key={value} className="choice">
            <CheckBox id={id} checked={chosen.includes(String(value))} onChange={() => toggle(String(value))} />
            <Label inline htmlFor={id} ml="default">
              {label}
            </Label>
          </div>
        );
      })}
    </FormGroup>
  );
}
