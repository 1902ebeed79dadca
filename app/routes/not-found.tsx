import { ErrorPanel } from '../components/error-panel';
import { publicPage } from '../http/page.server';
import { notFound } from '../../domain/rules/errors';
import { pageTitle } from '../page-title';

export const loader = publicPage(async (): Promise<null> => {
  throw notFound('page');
});

export const action = loader;

export const meta = () => pageTitle('Not found');

export default function NotFoundPage() {
  return null;
}

export const ErrorBoundary = ErrorPanel;
