import { Form } from '@remix-run/react';
import { Monitor, Smartphone } from 'lucide-react';
import type { SessionInfo } from '../../domain/rules/records';
import type { FormProblem } from '../http/form-problem';
import { deviceName, isPhone } from './device-name';
import { FormError } from './form-error';
import { Time } from './time';
import { Badge } from './ui/badge';
import { Button } from './ui/button';
import { Card, CardTitle } from './ui/card';

interface SessionListProps {
  sessions: SessionInfo[];
  problem: FormProblem | null;
}

/** Where the person is signed in, and how to end that. */
export function SessionList({ sessions, problem }: SessionListProps) {
  return (
    <Card>
      <CardTitle>Where you are signed in</CardTitle>
      <FormError problem={problem} />
      <ul className="mt-2 divide-y">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <Form method="post" className="mt-4 border-t pt-4">
        <Button variant="danger" name="intent" value="end-all">
          Sign out everywhere
        </Button>
      </Form>
    </Card>
  );
}

function SessionRow({ session: { id, userAgent, ip, createdAt, lastSeenAt, isCurrent } }: { session: SessionInfo }) {
  const Icon = isPhone(userAgent) ? Smartphone : Monitor;
  const device = deviceName(userAgent);
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon aria-hidden className="size-5 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device} {isCurrent && <Badge tone="success">This device</Badge>}
        </p>
        <p className="text-sm text-muted-foreground">
          {ip && `${ip} · `}signed in <Time iso={createdAt} /> · last seen <Time iso={lastSeenAt} />
        </p>
      </div>
      {!isCurrent && (
        <Form method="post">
          <input type="hidden" name="sessionId" value={id} />
          <Button variant="outline" size="sm" className="h-11" name="intent" value="end-session" aria-label={`Sign out ${device}`}>
            Sign out
          </Button>
        </Form>
      )}
    </li>
  );
}
