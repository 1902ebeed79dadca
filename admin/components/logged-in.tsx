import { Box, Button, Icon, Text } from '@adminjs/design-system';
import type { CurrentAdmin } from 'adminjs';

/** Who is here, the way back to the site, and out: the site signs people out by POST only. */
export default function LoggedIn({ session }: { session: CurrentAdmin }) {
  return (
    <Box flex alignItems="center" ml="auto" px="lg" style={{ gap: 12 }} data-css="logged-in">
      <Text display={['none', 'none', 'block']}>{session.email}</Text>
      <Button as="a" href="/dashboard" variant="text">
        <Icon icon="ArrowLeft" />
        <Box as="span" display={['none', 'inline']}>
          Back to&nbsp;
        </Box>
        Slooze
      </Button>
      <form method="post" action="/logout">
        <Button type="submit" variant="outlined" aria-label="Sign out">
          <Icon icon="LogOut" />
          <Box as="span" display={['none', 'inline']}>
            Sign out
          </Box>
        </Button>
      </form>
    </Box>
  );
}
