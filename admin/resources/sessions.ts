import { Session, User } from '../../db';
import type { Shop } from '../../domain';
import { bulkAct, recordAct } from '../acts';
import { inColumns, inRelations } from '../search';
import { asMoment } from '../shown';
import type { TableRules } from '../table-rules';
import { officeResource } from './office-resource';
import { SHOWN_TEXT } from './shown-columns';

export const sessionRules: TableRules<Session> = {
  model: Session,
  thing: 'session',
  see: 'office.sessions.see',
  hidden: ['tokenHash'],
  search: inRelations('person', { key: 'userId', model: User, see: 'office.people.see', search: inColumns('', 'name', 'email') }),
  order: ['lastSeenAt'],
  present: async (rows, viewer) => {
    for (const row of rows) {
      row.title = 'Session';
      const moments = ['createdAt', 'lastSeenAt', 'expiresAt'].map((name) => [name, asMoment(row[name], viewer.country)]);
      row.shown = Object.fromEntries(moments);
    }
  },
};

const END = { ability: 'office.sessions.end', icon: 'LogOut', isDanger: true, removes: true } as const;
const ended = (count: number) => (count === 1 ? 'One session ended.' : `${count} sessions ended.`);

export const sessions = (shop: Pick<Shop, 'endSessions'>) =>
  officeResource(sessionRules, {
    label: 'Sessions',
    icon: 'Monitor',
    list: ['userId', 'lastSeenAt', 'createdAt', 'ip', 'userAgent'],
    show: ['userId', 'lastSeenAt', 'createdAt', 'expiresAt', 'ip', 'userAgent', 'id'],
    filter: ['userId', 'lastSeenAt', 'createdAt'],
    sort: { sortBy: 'lastSeenAt', direction: 'desc' },
    phone: ['userId', 'lastSeenAt'],
    title: 'title',
    properties: { lastSeenAt: SHOWN_TEXT, createdAt: SHOWN_TEXT, expiresAt: SHOWN_TEXT },
    actions: {
      end: recordAct({
        ...END,
        describe: () => ({ intro: 'End this session? Whoever holds it has to sign in again.', button: 'End session' }),
        perform: async ({ id }, _answer, viewer) => ended(await shop.endSessions(viewer, [String(id)])),
      }),
      endAll: bulkAct({
        ...END,
        describe: (ids) => ({ intro: `End ${ids.length === 1 ? 'this session' : `these ${ids.length} sessions`}? Whoever holds them has to sign in again.`, button: 'End sessions' }),
        perform: async (ids, _answer, viewer) => ended(await shop.endSessions(viewer, ids)),
      }),
    },
    words: { userId: 'Person', lastSeenAt: 'Last seen', createdAt: 'Signed in', expiresAt: 'Ends', ip: 'Address', userAgent: 'Browser', id: 'Id' },
    acts: { end: 'End session', endAll: 'End chosen' },
  });
