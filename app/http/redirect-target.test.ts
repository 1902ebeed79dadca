import { describe, expect, it } from 'vitest';
import { redirectTarget } from './redirect-target';

const ORIGIN = 'https://slooze.example';

describe('redirectTarget', () => {
  it.each([
    'https://evil', '//evil', '/\\evil', '\\\\evil', '/%2fevil', '/%2Fevil', '/%5cevil', '/%5Cevil', '/\t/evil',
    '/\n/evil', ' //evil', 'javascript:alert(1)', '/..//evil', '/.//evil', 'http:evil', 'https:/evil', '/a\\@evil',
    '/orders\r\nSet-Cookie: a=b', '/orders\u0000', 'orders', '', '?x=1', '#y', '///evil', '/\\/evil',
    'https://slooze.example@evil', 'data:text/html,x',
  ])('sends %j home', (wanted) => {
    expect(redirectTarget(wanted, ORIGIN)).toBe('/');
  });

  it.each([null, undefined, 7, ['/orders'], {}])('sends the non-text %j home', (wanted) => {
    expect(redirectTarget(wanted, ORIGIN)).toBe('/');
  });

  it.each(['/', '/orders', '/orders?x=1#y', '/restaurants?search=fish%20%26%20chips', '/admin', '/orders?next=https://a.b'])(
    'keeps %j',
    (wanted) => {
      expect(redirectTarget(wanted, ORIGIN)).toBe(wanted);
    },
  );

  it('walks dot segments before it looks', () => {
    expect(redirectTarget('/a/../orders', ORIGIN)).toBe('/orders');
  });
});
