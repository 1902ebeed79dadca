import type { Shop } from '../../domain';
import type { PricePreview } from '../../domain/price-changes';
import { type ActField, type ActForm, bulkAct, recordAct } from '../acts';
import type { OfficeActions } from '../office-action';
import { asMoney } from '../shown';

export type DishActs = 'markDishes' | 'previewPrices' | 'changePrices';

const PERCENT: ActField = { name: 'percent', label: 'Change by, in percent', type: 'text', inputMode: 'decimal', hint: 'For example 5 to raise prices, or -12.5 to lower them.' };

/** What is done to dishes as business goes, one by one or many at once. */
export const dishActs = (shop: Pick<Shop, DishActs>): OfficeActions => ({
  ...marking(shop, 'sellOut', false),
  ...marking(shop, 'putBack', true),
  changePrices: bulkAct({
    ability: 'office.catalog.keep',
    icon: 'TrendingUp',
    describe: (ids) => ({ intro: `Change the prices of ${dishes(ids.length)}. You will see every new price before anything is written.`, fields: [PERCENT], button: 'Preview' }),
    perform: async (ids, { percent, agreed }, viewer) => {
      if (typeof agreed !== 'string' || agreed === '') return preview(await shop.previewPrices(viewer, ids, String(percent ?? '')), String(percent));
      const changed = await shop.changePrices(viewer, ids, String(percent ?? ''), agreed);
      return changed === 0 ? 'No price changed.' : `The prices of ${dishes(changed)} are changed.`;
    },
  }),
});

function preview({ dishes: priced, agreed }: PricePreview, percent: string): ActForm {
  const rows = priced.map(({ name, country, from, to }) => ({
    title: name,
    from: asMoney(from, country.currency, country.locale),
    to: asMoney(to, country.currency, country.locale),
  }));
  return { intro: 'These would be the new prices. Carts that hold a dish at its old price will ask again before anybody pays.', rows, kept: { percent, agreed }, button: 'Change these prices' };
}

function marking(shop: Pick<Shop, 'markDishes'>, name: string, isAvailable: boolean): OfficeActions {
  const common = { ability: 'office.catalog.keep', icon: isAvailable ? 'Check' : 'Slash' } as const;
  const intro = (what: string) => (isAvailable ? `Put ${what} back on the menu?` : `Mark ${what} sold out? It stays on the menu but cannot be ordered.`);
  const button = isAvailable ? 'Back on the menu' : 'Mark sold out';
  const done = (count: number) => `${count === 0 ? 'Nothing changed: it was so already.' : `${count === 1 ? 'One dish is' : `${count} dishes are`} ${isAvailable ? 'back on the menu' : 'sold out'}.`}`;
  return {
    [name]: recordAct({
      ...common,
      isVisible: (row) => row.isAvailable !== isAvailable,
      describe: () => ({ intro: intro('this dish'), button }),
      perform: async ({ id }, _answer, viewer) => done(await shop.markDishes(viewer, [String(id)], isAvailable)),
    }),
    [`${name}Chosen`]: bulkAct({
      ...common,
      describe: (ids) => ({ intro: intro(dishes(ids.length)), button }),
      perform: async (ids, _answer, viewer) => done(await shop.markDishes(viewer, ids, isAvailable)),
    }),
  };
}

const dishes = (count: number) => (count === 1 ? 'one dish' : `${count} dishes`);
