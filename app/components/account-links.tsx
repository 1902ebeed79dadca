import { Form, Link } from '@remix-run/react';
import { CreditCard, LogOut, Wrench } from 'lucide-react';
import { can } from '../../domain/rules/policy';
import type { Viewer } from '../../domain/rules/viewer';
import { paths } from '../paths';
import { Button } from './ui/button';

/** On a phone, where the bar along the top has no room for them. */
export function AccountLinks({ viewer }: { viewer: Viewer }) {
  return (
    <div className="mb-6 grid gap-2 min-[26rem]:grid-cols-2 lg:hidden">
      <Button asChild variant="outline">
        <Link to={paths.paymentMethods()}>
          <CreditCard aria-hidden /> Payment methods
        </Link>
      </Button>
      {can(viewer, 'office.enter') && (
        <Button asChild variant="outline">
          <a href={paths.backOffice()}>
            <Wrench aria-hidden /> Back office
          </a>
        </Button>
      )}
      <Form method="post" action={paths.logout()} className="contents">
        <Button variant="outline" name="intent" value="sign-out">
          <LogOut aria-hidden /> Sign out
        </Button>
      </Form>
    </div>
  );
}
