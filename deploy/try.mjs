/* global fetch, AbortSignal */
// Tries a running Slooze from outside: node deploy/try.mjs http://localhost:3000
// Waits up to two minutes until it is well, then opens the login page and signs in by the API, reads, and signs out.
// Without TRY_EMAIL and TRY_PASSWORD it is the demo's Nick Fury who signs in.
const origin = process.argv[2] ?? 'http://localhost:3000';
const { TRY_EMAIL = 'nickfury@admin.com', TRY_PASSWORD = 'admin123' } = process.env;

/** @param {string} path @param {RequestInit} [init] */
async function ask(path, init) {
  const response = await fetch(new URL(path, origin), { redirect: 'manual', signal: AbortSignal.timeout(10_000), ...init });
  if (!response.ok) throw new Error(`${init?.method ?? 'GET'} ${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  return response;
}

/** @param {string} path @param {object} body @param {HeadersInit} [headers] */
const send = (path, body, headers) =>
  ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });

async function untilWell() {
  const deadline = Date.now() + 120_000;
  for (;;) {
    try {
      return await ask('/ready');
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

try {
  await untilWell();
  await ask('/login');
  const { token, user } = await (await send('/api/auth/login', { email: TRY_EMAIL, password: TRY_PASSWORD })).json();
  const known = { Authorization: `Bearer ${token}` };
  const restaurants = await (await ask('/api/restaurants', { headers: known })).json();
  await send('/api/auth/logout', {}, known);
  console.log(`${origin} is well: ${user.name} signed in, saw ${restaurants.length} restaurants and signed out.`);
} catch (error) {
  console.error(`${origin} is not well. ${error.message}${error.cause ? ` (${error.cause.message ?? error.cause})` : ''}`);
  process.exitCode = 1;
}
