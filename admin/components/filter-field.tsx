import { type BasePropertyJSON, useTranslation } from 'adminjs';
import { ReferenceSelect } from './reference-select';

interface FilterFieldProps {
  property: BasePropertyJSON;
  filters: Readonly<Record<string, string>>;
  onChange(name: string, value: string): void;
}

const ENDS = [
  ['from', 'from'],
  ['to', 'to'],
] as const;

/** One filter in the shape its column asks for: choices, yes or no, a range of days or numbers, a record, a text. */
export function FilterField({ property, filters, onChange }: FilterFieldProps) {
  const { translateProperty } = useTranslation();
  const { propertyPath: path, type, availableValues, reference } = property;
  const label = translateProperty(property.label, property.resourceId);
  const id = `filter-${path}`;
  const value = filters[path] ?? '';
  if (availableValues) return <Choices legend={label} choices={availableValues} value={value} onChange={(next) => onChange(path, next)} />;
  if (type === 'boolean') {
    return (
      <label className="filter" htmlFor={id}>
        {label}
        <select id={id} className="field" value={value} onChange={(event) => onChange(path, event.target.value)}>
          <option value="">Any</option>
          <option value="true">Yes</option>
          <option value="false">No</option>
        </select>
      </label>
    );
  }
  if (reference) {
    return (
      <div className="filter">
        <label htmlFor={id}>{label}</label>
        <ReferenceSelect id={id} resourceId={reference} value={value} onChange={(next) => onChange(path, next)} />
      </div>
    );
  }
  const input = { datetime: 'date', date: 'date', number: 'number', float: 'number' }[type as string];
  if (!input) {
    return (
      <label className="filter" htmlFor={id}>
        {label}
        <input id={id} className="field" value={value} maxLength={200} onChange={(event) => onChange(path, event.target.value)} />
      </label>
    );
  }
  return (
    <fieldset className="filter">
      <legend>{label}</legend>
      <div className="range">
        {ENDS.map(([end, word]) => {
          const name = `${path}~~${end}`;
          return (
            <label key={end}>
              <span className="quiet">{word}</span>
              <input type={input} step="any" className="field" value={filters[name] ?? ''} onChange={(event) => onChange(name, event.target.value)} />
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

interface ChoicesProps {
  legend: string;
  choices: readonly { value: string | number; label?: string }[];
  /** The chosen ones, with commas. */
  value: string;
  onChange(value: string): void;
}

const FEW = 6;

function Choices({ legend, choices, value, onChange }: ChoicesProps) {
  const chosen = value.split(',').filter(Boolean);
  const toggle = (one: string) => onChange((chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]).join(','));
  return (
    <fieldset className={choices.length > FEW ? 'filter many' : 'filter'}>
      <legend>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input type="checkbox" checked={chosen.includes(String(choice.value))} onChange={() => toggle(String(choice.value))} />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
