import type { BaseResource, LocaleTranslationsBlock } from 'adminjs';
import { type ColumnKind, kindOf, openColumns } from '../column-types';
import { ScopedResource } from '../scoped-resource';
import { CURRENCIES } from './currencies';

/** A column of a list as the file shows it. */
export interface ListColumn {
  name: string;
  heading: string;
  /** Null for a column that only `present` adds. */
  kind: ColumnKind | null;
  /** Where the value leads to, when it is a foreign key. */
  reference: ScopedResource | null;
  isMoney: boolean;
}

export const CURRENCY = 'Currency';

/** The columns of a resource's list, in its order and with its headings. */
export function listColumns(resource: ScopedResource): ListColumn[] {
  const open = openColumns(resource.rules);
  return resource.decorate().getListProperties().map((property) => {
    const name = property.name();
    const column = Object.hasOwn(open, name) ? open[name]! : null;
    const reference = column?.references ? property.reference() : null;
    return {
      name,
      heading: labelOf(resource, name),
      kind: column && kindOf(column),
      reference: reference instanceof ScopedResource ? reference : null,
      isMoney: String(column?.type).startsWith('DECIMAL') && CURRENCIES.has(resource.rules.model),
    };
  });
}

/** What the office calls a property; AdminJS translates in the browser only. */
export function labelOf(resource: BaseResource, name: string): string {
  const words = wordsOf(resource)?.properties?.[name];
  if (typeof words === 'string') return words;
  const spaced = name.replace(/[A-Z]/g, (letter) => ` ${letter}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The heading over the list: "Payment methods". */
export function nameOfList(resource: BaseResource): string {
  const id = resource.decorate().id();
  const words = wordsOf(resource)?.labels?.[id];
  return typeof words === 'string' ? words : id;
}

const wordsOf = (resource: BaseResource) =>
  resource.decorate().options.translations?.en as Record<'labels' | 'properties', LocaleTranslationsBlock | undefined> | undefined;
