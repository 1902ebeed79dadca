import type { Order } from '../../domain/rules/records';
import { CardName } from './card-name';
import { Money } from './money';
import { Picture } from './picture';
import { Time } from './time';
import { Card } from './ui/card';

/** The order as a receipt, made to be printed too. */
export function Receipt({ order }: { order: Order }) {
  const { restaurant, country, items, total, person, paymentMethod, createdAt, id } = order;
  const { locale } = country;
  return (
    <Card className="p-0 sm:p-0 print:border-0 print:shadow-none">
      <div className="flex items-center gap-4 border-b border-dashed p-4 sm:p-5">
        <Picture name={restaurant.picture} of={restaurant.name} size={36} className="size-16" isEager />
        <div className="min-w-0">
          <h2 dir="auto" className="text-lg font-semibold tracking-tight">{restaurant.name}</h2>
          <p className="text-sm text-muted-foreground">
            {country.name} · <Time iso={createdAt} />
          </p>
        </div>
      </div>
      <table className="w-full text-left">
        <caption className="sr-only">What was ordered</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Dish</th>
            <th scope="col">Price</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.menuId} className="border-b border-dashed align-top">
              <td className="w-full py-3 pl-4 sm:pl-5">
                <span dir="auto" className="block font-medium">{item.name}</span>
                <span className="block text-sm text-muted-foreground">
                  {item.quantity} × <Money amount={item.price} locale={locale} />
                </span>
              </td>
              <td className="py-3 pr-4 pl-2 text-right sm:pr-5 sm:pl-3 whitespace-nowrap">
                <Money amount={{ ...item.price, minor: item.price.minor * item.quantity }} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-b border-dashed">
            <th scope="row" className="py-4 pl-4 font-semibold sm:pl-5">
              Total
            </th>
            <td className="py-4 pr-4 pl-2 text-right text-xl font-semibold max-[22rem]:text-base sm:pr-5 sm:pl-3 whitespace-nowrap">
              <Money amount={total} locale={locale} />
            </td>
          </tr>
        </tfoot>
      </table>
      <dl className="grid gap-x-4 gap-y-2 p-4 sm:p-5 text-sm min-[26rem]:grid-cols-[auto_1fr]">
        <dt className="text-muted-foreground">Ordered by</dt>
        <dd>
          <bdi>{person.name}</bdi>
        </dd>
        <dt className="text-muted-foreground">Paid with</dt>
        <dd>
          <CardName card={paymentMethod} />
        </dd>
        <dt className="text-muted-foreground">Order number</dt>
        <dd className="font-mono text-xs leading-5 select-all">{id}</dd>
      </dl>
    </Card>
  );
}
