import { Icon } from '@adminjs/design-system';
import type { CurrentAdmin } from 'adminjs';

/** Who is here, the way back to the site, and out: the site signs people out by POST only. */
export default function LoggedIn({ session }: { session: CurrentAdmin }) {
  return (
    <div className="logged-in">
      <span className="who" title={session.email}>
        {String(session.name)}
      </span>
      <a className="button" href="/dashboard">
        <Icon icon="ArrowLeft" />
        <span>
          <span className="wide">Back to </span>Slooze
        </span>
      </a>
      <form method="post" action="/logout">
        <button type="submit" className="button" aria-label="Sign out">
          <Icon icon="LogOut" />
          <span className="wide">Sign out</span>
        </button>
      </form>
    </div>
  );
}
