import { Icon } from '@adminjs/design-system';
import { LoggedIn, type ReduxState, useTranslation } from 'adminjs';
import { useSelector } from 'react-redux';

/** The bar over every page: the menu on small screens, who is here, and the ways out. */
export default function TopBar({ toggleSidebar }: { toggleSidebar: () => void }) {
  const session = useSelector((state: ReduxState) => state.session);
  const paths = useSelector((state: ReduxState) => state.paths);
  const { translateLabel } = useTranslation();
  return (
    <header className="top-bar" data-css="topbar">
      <button type="button" className="button menu-button" onClick={toggleSidebar}>
        <Icon icon="Menu" />
        {translateLabel('navigation')}
      </button>
      {session && <LoggedIn session={session} paths={paths} />}
    </header>
  );
}
