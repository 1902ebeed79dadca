import { gzipSync, brotliCompressSync, deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Asked } from './caller';
import { useApi } from './running-api';

const api = useApi();

const naan = async (quantity: unknown = 1) => {
  const { id: menuId, restaurantId } = await api.world.dish('Garlic Naan');
  return { menuId, restaurantId, quantity };
};

/** Sends as Captain Marvel what must be refused; nothing may have changed. */
async function refused(asked: Asked) {
  const marvel = await api.as('captainMarvel');
  const before = await api.fingerprint();
  const answer = await marvel.send(asked);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await api.fingerprint()).toBe(before);
  return answer;
}

describe('the content type', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', 'application/ld+json', '', undefined])(
    '%j is 415, whatever the body',
    async (type) => {
      const { status, body } = await refused({ method: 'POST', path: '/cart', body: await naan(), headers: { 'content-type': type } });
      expect([status, body.code, body.detail]).toEqual([415, 'unsupported_media_type', 'Please send JSON, with the content type application/json.']);
    },
  );

  test.each(['application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;charset=UTF-8'])('%j is JSON', async (type) => {
    const marvel = await api.as('captainMarvel');
    const answer = await marvel.send({ method: 'POST', path: '/cart', body: await naan(), headers: { 'content-type': type } });
    expect(answer.status).toBe(200);
  });

  test('another charset than Unicode is 415', async () => {
    const { status } = await refused({ method: 'POST', path: '/cart', body: await naan(), headers: { 'content-type': 'application/json; charset=latin1' } });
    expect(status).toBe(415);
  });

  test('gzip and deflate are read, br and made-up encodings are 415', async () => {
    const marvel = await api.as('captainMarvel');
    const json = JSON.stringify(await naan());
    for (const [encoding, body] of [['gzip', gzipSync(json)], ['deflate', deflateSync(json)]] as const) {
      expect((await marvel.post('/cart', body, { 'content-encoding': encoding })).status, encoding).toBe(200);
    }
    for (const [encoding, body] of [['br', brotliCompressSync(json)], ['zstd', Buffer.from(json)]] as const) {
      expect((await refused({ method: 'POST', path: '/cart', body, headers: { 'content-encoding': encoding } })).status, encoding).toBe(415);
    }
    const broken = await refused({ method: 'POST', path: '/cart', body: Buffer.from('no gzip'), headers: { 'content-encoding': 'gzip' } });
    expect([broken.status, broken.body.detail[0].loc]).toEqual([422, ['body']]);
  });

  test('_method and X-HTTP-Method-Override change no method', async () => {
    const marvel = await api.as('captainMarvel');
    const { id } = (await marvel.post('/cart', await naan())).body;
    const answer = await marvel.post(`/cart?itemId=${id}&_method=DELETE`, await naan(), { 'x-http-method-override': 'DELETE' });
    expect([answer.status, answer.body.quantity]).toEqual([200, 2]);
  });
});

describe('the size of a body', () => {
  const padded = (length: number, body: object) => {
    const json = JSON.stringify(body);
    return json + ' '.repeat(length - json.length);
  };

  test('is at most 16 kB, to the byte', async () => {
    const marvel = await api.as('captainMarvel');
    expect((await marvel.post('/cart', padded(16_384, await naan()))).status).toBe(200);
    const { status, body } = await refused({ method: 'POST', path: '/cart', body: padded(16_385, await naan()) });
    expect([status, body.code, body.detail]).toEqual([413, 'too_large', 'Please send at most 16 kB.']);
  });

  test('is at most 64 kB for an order', async () => {
    const marvel = await api.as('captainMarvel');
    const { menuId, restaurantId } = await naan();
    const order = { restaurantId, items: [{ menuId, quantity: 1 }] };
    expect((await marvel.post('/orders', padded(65_536, order))).status).toBe(200);
    const { status, body } = await refused({ method: 'POST', path: '/orders', body: padded(65_537, order) });
    expect([status, body.detail]).toEqual([413, 'Please send at most 64 kB.']);
  });

  test('counts after unpacking, so that a small bomb is 413', async () => {
    const bomb = gzipSync('['.repeat(48_000_000));
    expect(bomb.length).toBeGreaterThan(16_384);
    const small = gzipSync('['.repeat(4_000_000));
    expect(small.length).toBeLessThan(16_384);
    for (const body of [bomb, small]) {
      expect((await refused({ method: 'POST', path: '/cart', body, headers: { 'content-encoding': 'gzip' } })).status).toBe(413);
    }
  });

  test('a password of a megabyte is 413 before anything is hashed', async () => {
    const started = performance.now();
    const { status } = await api.guest.post('/auth/login', { email: 'thor@member.com', password: 'x'.repeat(1_000_000) });
    expect(status).toBe(413);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('an answer never outgrows the mistakes it tells of', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 1_500 }, (_, n) => [`k${n}`, 1]));
    const many = await refused({ method: 'POST', path: '/cart', body: unknown });
    expect([many.status, many.body.detail.length]).toEqual([422, 50]);
    const { restaurantId } = await naan();
    for (const [count, told] of [[200, 50], [20_000, 1]] as const) {
      const order = await refused({ method: 'POST', path: '/orders', body: { restaurantId, items: Array(count).fill({}) } });
      expect([order.status, order.body.detail.length]).toEqual([422, told]);
      expect(order.text.length).toBeLessThan(10_000);
    }
  });
});

describe('a body that is no object of the expected kind', () => {
  test.each(['[]', '5', '"x"', 'null', 'true', '', '{', '{"a":}', '{bad', "{'a':1}", '{"quantity":NaN}', '\ufeff{', '{"a":1}{"b":2}'])('%j is 422 and not echoed', async (body) => {
    const answer = await refused({ method: 'POST', path: '/cart', body });
    expect(answer.status).toBe(422);
    expect(answer.body.detail[0].loc).toEqual(['body']);
    expect(answer.text).not.toMatch(/SyntaxError|JSON\.parse|position|at \//);
    if (body.length > 2) expect(answer.text).not.toContain(body);
  });

  test('may be left out where the endpoint needs none, and must be an empty object otherwise', async () => {
    const marvel = await api.as('captainMarvel');
    for (const body of [undefined, {}]) expect((await marvel.post('/cart/clear', body)).status).toBe(200);
    const answer = await refused({ method: 'POST', path: '/cart/clear', body: { all: true } });
    expect([answer.status, answer.body.detail]).toEqual([
      422,
      [{ loc: ['body', 'all'], msg: 'This is not known here.', type: 'unrecognized_keys' }],
    ]);
  });

  test('with four thousand nested arrays is 422', async () => {
    for (const [open, close] of [['[', ']'], ['{"a":', '}']] as const) {
      const depth = open === '[' ? 4_000 : 2_000;
      const nested = open.repeat(depth) + '1' + close.repeat(depth);
      for (const body of [nested, `{"menuId":${nested}}`]) {
        expect((await refused({ method: 'POST', path: '/cart', body })).status).toBe(422);
      }
    }
  });

  test('with a key twice counts as the last of them, in the check and in the deed', async () => {
    const marvel = await api.as('captainMarvel');
    const { menuId, restaurantId } = await naan();
    const twice = (first: string, last: string) => `{"menuId":"${menuId}","restaurantId":"${restaurantId}","quantity":${first},"quantity":${last}}`;
    const answer = await marvel.post('/cart', twice('100', '3'));
    expect([answer.status, answer.body.quantity]).toEqual([200, 3]);
    expect((await refused({ method: 'POST', path: '/cart', body: twice('3', '100') })).status).toBe(422);
  });
});
