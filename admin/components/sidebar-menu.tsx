import { Icon } from '@adminjs/design-system';
import { type ResourceJSON, useTranslation } from 'adminjs';
import { NavLink } from 'react-router-dom';
import { listPath } from './addresses';

/** The tables of the back office, as a menu. */
export default function SidebarMenu({ resources }: { resources: readonly ResourceJSON[] }) {
  const { translateLabel } = useTranslation();
  const shown = resources.filter(({ navigation, resourceActions }) => (navigation as { icon?: string } | null)?.icon && resourceActions.some(({ name }) => name === 'list'));
  return (
    <nav className="menu" aria-label="Back office">
      <NavLink to="/admin" end>
        <Icon icon="BarChart2" />
        {translateLabel('dashboard')}
      </NavLink>
      {shown.map(({ id, name, navigation }) => (
        <NavLink key={id} to={listPath(id)}>
          <Icon icon={(navigation as { icon?: string }).icon as never} />
          {translateLabel(name, id)}
        </NavLink>
      ))}
    </nav>
  );
}
