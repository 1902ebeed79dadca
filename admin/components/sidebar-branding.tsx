import { Box, Text } from '@adminjs/design-system';
import { Link } from 'react-router-dom';

/** Our name over the menu. */
export default function SidebarBranding() {
  return (
    <Box p="xl" data-css="sidebar-logo">
      <Link to="/admin" className="brand">
        <img src="/favicon.svg" alt="" width={36} height={36} />
        <span>
          <Text fontSize="xl" fontWeight="bold" lineHeight="lg" color="text">
            Slooze
          </Text>
          <Text fontSize="sm" color="grey60">
            Back office
          </Text>
        </span>
      </Link>
    </Box>
  );
}
