import { type BasePropertyProps, flat } from 'adminjs';
import { Link } from 'react-router-dom';
import { actionPath, rowPath } from './addresses';
import { Labelled } from './labelled';

interface Dish {
  id: string;
  name: string;
  isAvailable: boolean | string;
}

const MENU = 'api_menu';

/** A restaurant's dishes on its page, each leading to its own. */
export default function DishesShow({ record, property, where }: BasePropertyProps) {
  const dishes = (flat.get(record?.params, property.path) ?? []) as Dish[];
  const prices = dishes.map((_, index) => String((record?.params[`${property.path}.${index}.shown.price`] as unknown) ?? ''));
  return (
    <Labelled where={where} property={property}>
      {dishes.length > 0 && (
        <table className="plain">
          <caption className="unseen">Dishes</caption>
          <thead>
            <tr>
              <th scope="col">Dish</th>
              <th scope="col">Price</th>
              <th scope="col">On the menu</th>
            </tr>
          </thead>
          <tbody>
            {dishes.map(({ id, name, isAvailable }, index) => (
              <tr key={id}>
                <td>
                  <Link to={rowPath(MENU, id)}>{name}</Link>
                </td>
                <td className="figure">{prices[index]}</td>
                <td>{String(isAvailable) === 'true' ? 'Yes' : 'Sold out'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Link className="button" to={`${actionPath(MENU, 'new')}?restaurantId=${record?.id ?? ''}`}>
        Add a dish
      </Link>
    </Labelled>
  );
}
