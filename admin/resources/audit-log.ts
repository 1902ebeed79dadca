import { AUDIT_ACTIONS, AUDITED } from '../../db';
import { actInWords, auditRules } from './audit-rules';
import { choicesOf } from './choices';
import { officeResource } from './office-resource';
import { SHOWN_TEXT } from './shown-columns';
import { component } from '../component-files';

/** Who did what, when, to what: read only, for everybody, by every means. */
export const auditLog = () =>
  officeResource(auditRules, {
    label: 'Audit log',
    icon: 'Clock',
    list: ['createdAt', 'actorEmail', 'action', 'objectId', 'changes'],
    show: ['createdAt', 'actorEmail', 'action', 'objectType', 'objectId', 'country', 'changes', 'requestId', 'id'],
    filter: ['createdAt', 'action', 'objectType', 'objectId', 'actorId', 'country'],
    sort: { sortBy: 'id', direction: 'desc' },
    phone: ['createdAt', 'action', 'objectId'],
    title: 'action',
    properties: {
      id: { isVisible: true },
      createdAt: SHOWN_TEXT,
      action: { ...SHOWN_TEXT, availableValues: AUDIT_ACTIONS.map((value) => ({ value, label: actInWords(value) })) },
      objectId: { components: { list: component('ObjectLink'), show: component('ObjectLink') } },
      objectType: { availableValues: choicesOf(AUDITED) },
      actorId: { type: 'reference', reference: 'api_user' },
      changes: { components: { list: component('ChangesShow'), show: component('ChangesShow') }, isVisible: { show: true, list: true, edit: false, filter: false } },
    },
    words: { createdAt: 'When', actorEmail: 'Who', actorId: 'Person', action: 'What', objectType: 'Kind', objectId: 'Record', changes: 'Changes', requestId: 'Request', id: 'Number' },
  });
