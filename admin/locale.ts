import type { Locale } from 'adminjs';

/** AdminJS's words where ours are clearer. */
export const LOCALE: Locale = {
  language: 'en',
  availableLanguages: ['en'],
  translations: {
    en: {
      actions: { new: 'Add', edit: 'Change', show: 'Details', delete: 'Delete', bulkDelete: 'Delete chosen', history: 'History', importCsv: 'Import CSV' },
      labels: { navigation: 'Menu', dashboard: 'Overview' },
      messages: {
        successfullyCreated: 'Added.',
        successfullyUpdated: 'Saved.',
        thereWereValidationErrors: 'Please look at the marked fields.',
        error404Resource: 'There is no such page in the back office.',
        error404Action: 'This does not exist, or is not yours to do.',
        error404Record: 'This does not exist, or is not yours to see.',
        forbiddenError: 'You may not do this.',
        anyForbiddenError: 'You may not do this.',
      },
    },
  },
};
