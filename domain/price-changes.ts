import { createHash } from 'node:crypto';
import { Country, Menu } from '../db';
import { actingAs } from './acting-as';
import { recordAudit } from './audit';
import { lockChosen } from './chosen-rows';
import { conflict, invalidField } from './rules/errors';
import { MAX_MINOR, fractionDigits, parseDecimal, toDecimal } from './rules/money';
import { authorize } from './rules/policy';
import type { Country as CountryFacts, Viewer } from './rules/viewer';

const KEEP = 'office.catalog.keep';

export interface PricePreview {
  dishes: PricedDish[];
  /** Names exactly these dishes, old prices and new prices: `changePrices` does what was previewed or nothing. */
  agreed: string;
}

export interface PricedDish {
  id: string;
  name: string;
  country: CountryFacts;
  /** Decimals as the database holds them. */
  from: string;
  to: string;
}

/** What dishes would cost after a change by `percent`, a decimal such as "-12.5"; nothing is written. */
export async function previewPrices(viewer: Viewer, ids: readonly string[], percent: string): Promise<PricePreview> {
  authorize(viewer, KEEP);
  return actingAs(viewer, async () => (await priced(viewer, ids, percent)).preview);
}

/** Changes the prices of dishes by `percent` as previewed; throws `conflict` when a price is another one by now. */
export async function changePrices(viewer: Viewer, ids: readonly string[], percent: string, agreed: string): Promise<number> {
  authorize(viewer, KEEP);
  return actingAs(viewer, async () => {
    const { rows, preview } = await priced(viewer, ids, percent);
    if (preview.agreed !== agreed) {
      throw conflict('changed_meanwhile', 'Somebody changed one of these prices meanwhile. Look at the new preview and try again.');
    }
    const changed = preview.dishes.filter(({ from, to }) => from !== to);
    for (const { id, country, from, to } of changed) {
      await rows.get(id)!.update({ price: to });
      await recordAudit(viewer, {
        action: 'dish.change-price',
        objectType: 'dish',
        objectId: id,
        country: country.name,
        before: { price: from },
        after: { price: to },
      });
    }
    return changed.length;
  });
}

async function priced(viewer: Viewer, ids: readonly string[], percent: string) {
  const tenths = tenthsOf(percent);
  const dishes = await lockChosen(Menu, viewer, { ability: KEEP, ids, thing: 'dish' });
  const countries = new Map((await Country.findAll({ raw: true })).map((country) => [country.name, country]));
  const preview = dishes.map(({ id, name, price, country: home }): PricedDish => {
    const country = countries.get(home)!;
    return { id, name, country, from: price, to: newPrice(price, tenths, country.currency) };
  });
  const agreed = createHash('sha256').update(JSON.stringify(preview.map(({ id, from, to }) => [id, from, to]))).digest('base64url');
  return { rows: new Map(dishes.map((dish) => [dish.id, dish])), preview: { dishes: preview, agreed } };
}

function tenthsOf(percent: string): number {
  const match = /^([+-]?)(\d{1,3})(?:[.,](\d))?$/.exec(percent.trim());
  const tenths = match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 10 + Number(match[3] ?? 0)) : 0;
  if (tenths < -900 || tenths > 5000 || tenths === 0) {
    throw invalidField('percent', 'Please enter a percentage from -90 to 500 such as 5 or -12.5.');
  }
  return tenths;
}

/** Rounded half up to the smallest amount people pay with in the currency. */
function newPrice(price: string, tenths: number, currency: string): string {
  const unit = 10 ** (2 - Math.min(2, fractionDigits(currency)));
  const minor = Math.round((parseDecimal(price) * (1000 + tenths)) / (1000 * unit)) * unit;
  if (minor <= 0 || minor > MAX_MINOR) throw invalidField('percent', 'This would make a price too small or too large. Please choose another percentage.');
  return toDecimal(minor);
}
