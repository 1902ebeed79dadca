import { type EditPropertyProps, flat } from 'adminjs';

type Dish = Partial<Record<'id' | 'name' | 'price' | 'description', string>> & { isAvailable?: boolean | string; delete?: boolean | string };

const TEXTS = [
  ['name', 'Name'],
  ['price', 'Price'],
  ['description', 'Description'],
] as const;

const isOn = (value: unknown) => value === true || value === 'true';

/** A restaurant's dishes inside its form: changed, added and removed with one Save. */
export default function DishesEdit({ property, record, onChange }: EditPropertyProps) {
  const { path } = property;
  const dishes = (flat.get(record.params, path) ?? []) as Dish[];
  const set = (index: number, field: string, value: unknown) => onChange(`${path}.${index}.${field}`, value);
  if (record.params[`shown.${path}TooMany`] === true) return <p className="quiet">There are too many dishes to edit them all here. Use the list of dishes.</p>;
  return (
    <fieldset className="inline">
      <legend>Dishes</legend>
      {dishes.map((dish, index) => (
        <div key={dish.id ?? `new ${index}`} className={isOn(dish.delete) ? 'inline-row leaving' : 'inline-row'} role="group" aria-label={dish.name || `New dish ${index + 1}`}>
          {TEXTS.map(([field, label]) => {
            const id = `field-${path}-${index}-${field}`;
            const error = record.errors[`${path}.${index}.${field}`];
            return (
              <div key={field} className={`form-field ${field}`}>
                <label htmlFor={id}>{label}</label>
                <input id={id} className="field" inputMode={field === 'price' ? 'decimal' : undefined} aria-invalid={error ? true : undefined} aria-describedby={error && `${id}-error`} value={dish[field] ?? ''} onChange={(event) => set(index, field, event.target.value)} />
                {error && (
                  <p id={`${id}-error`} className="wrong">
                    {error.message}
                  </p>
                )}
              </div>
            );
          })}
          <label className="choice">
            <input type="checkbox" checked={dish.isAvailable === undefined || isOn(dish.isAvailable)} onChange={(event) => set(index, 'isAvailable', event.target.checked)} />
            Available
          </label>
          <label className="choice">
            <input type="checkbox" checked={isOn(dish.delete)} onChange={(event) => set(index, 'delete', event.target.checked)} />
            Delete
          </label>
        </div>
      ))}
      <button type="button" className="button" onClick={() => onChange(`${path}.${dishes.length}.name`, '')}>
        Add a dish
      </button>
    </fieldset>
  );
}
