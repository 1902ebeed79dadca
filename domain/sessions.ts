import { hash, randomBytes } from 'node:crypto';
import { Op, QueryTypes } from 'sequelize';
import { Session, sequelize, statement } from '../db';
import { actingAs, asNobody } from './acting-as';
import { recordAudit } from './audit';
import { notFound } from './rules/errors';
import type { SessionInfo } from './rules/records';
import { IDLE_SECONDS, SESSION_SECONDS } from './rules/session-cookie';
import type { Viewer } from './rules/viewer';

/** Where a sign-in came from, for the list of sessions in the account. */
export interface Client {
  ip: string | null;
  userAgent: string | null;
}

const MOST_PER_PERSON = 20;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** What a session must be besides known. */
const OPEN = `s.expires_at > now() AND s.last_seen_at > now() - interval '${IDLE_SECONDS} seconds'`;

// A person's oldest, and some expired ones of whoever they were; of two sign-ins at once neither waits for the other.
const SWEEP = `
  WITH expired AS (SELECT token_hash FROM api_session WHERE expires_at <= now() ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED),
       surplus AS (SELECT token_hash FROM api_session WHERE user_id = $userId ORDER BY created_at DESC, token_hash OFFSET $most)
  DELETE FROM api_session WHERE token_hash IN (SELECT token_hash FROM expired UNION SELECT token_hash FROM surplus)`;

/** SHA-256 of a token; null for anything that was never one, so that a forged cookie costs no query. */
function digest(token: string): Buffer | null {
  return TOKEN.test(token) ? hash('sha256', token, 'buffer') : null;
}

/** Opens a session and returns its token, 32 random bytes as base64url. Joins the caller's transaction. */
export async function startSession(userId: string, client: Client): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await sequelize().query(
    `INSERT INTO api_session (token_hash, user_id, expires_at, ip, user_agent)
     VALUES ($hash, $userId, now() + make_interval(secs => $seconds), $ip, $userAgent)`,
    {
      bind: {
        hash: digest(token),
        userId,
        seconds: SESSION_SECONDS,
        ip: client.ip,
        userAgent: client.userAgent?.slice(0, 300) ?? null,
      },
    },
  );
  await sequelize().query(SWEEP, { bind: { userId, most: MOST_PER_PERSON } });
  return token;
}

interface ViewerRow extends Omit<Viewer, 'country'> {
  country: string;
  currency: string;
  locale: string;
  timeZone: string;
  isStale: boolean;
}

const readViewer = statement<ViewerRow>(
  `SELECT u.id, u.email, u.name, u.role, u.is_staff AS "isStaff", u.is_superuser AS "isSuperuser",
          c.name AS country, c.currency, c.locale, c.time_zone AS "timeZone",
          s.last_seen_at < now() - interval '1 minute' AS "isStale"
   FROM api_session s JOIN api_user u ON u.id = s.user_id JOIN api_country c ON c.name = u.country
   WHERE s.token_hash = $1 AND ${OPEN} AND u.is_active`,
);

/** Who holds this token, with the rights of this moment; null when it is unknown or over, or the person is locked out. */
export async function findViewer(token: string): Promise<Viewer | null> {
  const tokenHash = digest(token);
  if (!tokenHash) return null;
  const [row] = await asNobody(() => readViewer(tokenHash));
  if (!row) return null;
  if (row.isStale) {
    await asNobody(() =>
      sequelize().query('UPDATE api_session SET last_seen_at = now() WHERE token_hash = $tokenHash', { bind: { tokenHash } }),
    );
  }
  const { id, email, name, role, isStaff, isSuperuser, country, currency, locale, timeZone } = row;
  return { id, email, name, role, isStaff, isSuperuser, country: { name: country, currency, locale, timeZone } };
}

/** Ends the session of a token. Harmless when it is over already. */
export async function signOut(token: string): Promise<void> {
  const tokenHash = digest(token);
  if (tokenHash) await asNobody(() => Session.destroy({ where: { tokenHash } }));
}

/** The viewer's open sessions, the one used last first. */
export async function listSessions(viewer: Viewer, token: string | null): Promise<SessionInfo[]> {
  const own = token ? digest(token) : null;
  const rows = await actingAs(viewer, () =>
    sequelize().query<SessionInfo>(
      `SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", ip,
              user_agent AS "userAgent", token_hash = $own AS "isCurrent"
       FROM api_session s WHERE user_id = $userId AND ${OPEN} ORDER BY last_seen_at DESC, id`,
      { bind: { userId: viewer.id, own: own ?? Buffer.alloc(0) }, type: QueryTypes.SELECT },
    ),
  );
  return rows.map((row) => ({
    ...row,
    createdAt: new Date(row.createdAt).toISOString(),
    lastSeenAt: new Date(row.lastSeenAt).toISOString(),
  }));
}

/** Ends one of the viewer's own sessions, by the id `listSessions` gave. */
export async function endSession(viewer: Viewer, sessionId: string): Promise<void> {
  await actingAs(viewer, async () => {
    const ended = await Session.destroy({ where: { id: sessionId, userId: viewer.id } });
    if (ended === 0) throw notFound('session');
    await recordAudit(viewer, { action: 'session.end', objectType: 'user', objectId: viewer.id });
  });
}

/** Signs the viewer out everywhere; with `except`, everywhere but where that token is held. */
export async function endAllSessions(viewer: Viewer, except?: string): Promise<void> {
  const kept = (except && digest(except)) || Buffer.alloc(0);
  await actingAs(viewer, async () => {
    await Session.destroy({ where: { userId: viewer.id, tokenHash: { [Op.ne]: kept } } });
    await recordAudit(viewer, { action: 'session.end-all', objectType: 'user', objectId: viewer.id });
  });
}
