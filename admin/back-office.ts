import { buildRouter } from '@adminjs/express';
import AdminJS from 'adminjs';
import { Router } from 'express';
import type { Config } from '../config/env';
import { openAssets, readBuiltComponents } from './assets';
import { component } from './component-files';
import { showOffice } from './dashboard';
import { answerErrors, nothingHere } from './errors';
import { formBody } from './form-body';
import { gate } from './gate';
import { guard } from './guard';
import { exportLists } from './csv/export-route';
import { PER_PAGE } from './list-query';
import { LOCALE } from './locale';
import { pageHtml } from './page-html';
import { type OfficeShop, officeResources } from './resources';
import { statusMap } from './status-map';
import { THEMES } from './theme';

export interface BackOfficeOptions {
  shop: OfficeShop;
  config: Pick<Config, 'mode' | 'publicOrigin'>;
  log: { error(details: object, message: string): void };
}

/** Assembles the room in the order a request meets it. */
export async function openBackOffice({ shop, config, log }: BackOfficeOptions): Promise<Router> {
  const admin = new AdminJS({
    rootPath: '/admin',
    loginPath: '/login',
    databases: [],
    resources: officeResources(shop),
    dashboard: { component: component('Dashboard'), handler: showOffice },
    branding: { companyName: 'Slooze back office', logo: false, withMadeWithLove: false, favicon: '/favicon.svg' },
    assets: { styles: ['/admin/frontend/assets/slooze.css'] },
    availableThemes: THEMES,
    locale: LOCALE,
    settings: { defaultPerPage: PER_PAGE },
  });
  const assets = openAssets(config.mode === 'production' ? await readBuiltComponents() : null);
  const router = Router({ caseSensitive: true });
  router.use(guard(config.publicOrigin), exportLists(admin), assets.router, formBody(), statusMap(), pageHtml(assets.version), gate(admin));
  // AdminJS's own router would take /API for /api, past the guard and the gate.
  router.use(buildRouter(admin, Router({ caseSensitive: true })), nothingHere);
  router.use(answerErrors((error, requestId) => log.error({ err: error, requestId }, 'unexpected error in the back office')));
  return router;
}
