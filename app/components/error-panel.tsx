import { isRouteErrorResponse, Link, useLocation, useRouteError } from '@remix-run/react';
import { useEffect } from 'react';
import { isRefusal } from '../http/refusal';
import { paths } from '../paths';
import { useSiteData } from '../site-data';
import { OFFLINE, wordsFor } from './error-words';
import { Picture } from './picture';
import { Button } from './ui/button';

/** What happened, what to do next, and the number to name when asking for help. Every route's ErrorBoundary. */
export function ErrorPanel() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const isOffline = error instanceof TypeError && typeof navigator !== 'undefined' && !navigator.onLine;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const refusal = isRouteErrorResponse(error) && isRefusal(error.data) ? error.data : null;
  const site = useSiteData();
  const requestId = refusal?.requestId ?? site?.requestId;
  const words = isOffline ? OFFLINE : wordsFor(status);
  const mayPass = isOffline || status === 409 || status === 429 || status >= 500;

  useEffect(() => {
    document.title = `${words.title} · Slooze`;
  }, [words]);

  return (
    <div className="mx-auto flex max-w-md flex-col items-center py-12 text-center">
      <Picture name={words.picture} size={72} isPlated className="mb-6 size-32 rounded-full" isEager />
      {!isOffline && <p className="text-sm font-medium text-muted-foreground">Error {status}</p>}
      <h1 className="mt-1 text-2xl font-semibold tracking-tight sm:text-3xl">{words.title}</h1>
      <p className="mt-3 text-muted-foreground">{refusal?.message || words.message}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        {status === 401 && (
          <Button asChild>
            <Link to={paths.login({ redirectTo: pathname + search })}>Sign in</Link>
          </Button>
        )}
        {mayPass && (
          <Button asChild>
            <a href={pathname + search}>Try again</a>
          </Button>
        )}
        {status !== 401 && (
          <Button asChild variant="outline">
            <Link to={site?.viewer ? paths.restaurants() : paths.home()}>{site?.viewer ? 'Browse restaurants' : 'Go to the start'}</Link>
          </Button>
        )}
      </div>
      {requestId && (
        <p className="mt-8 text-xs text-muted-foreground">
          Request <code className="font-mono select-all">{requestId}</code>
        </p>
      )}
    </div>
  );
}
