import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '../../config/env';
import { MANIFESTS, PINNED, PROGRAMS, read, readEnv, readYaml, SETTINGS, the } from './files';

const EXAMPLE = 'deploy/kubernetes/overlays/example';
const settings = readEnv('deploy/kubernetes/base/settings.env');
const pods = [the('Deployment'), the('Job')].map(({ metadata, spec }) => [metadata.name, spec.template.spec] as const);
const server = the('Deployment').spec.template.spec.containers[0];

interface Variable {
  name: string;
  valueFrom: { secretKeyRef: { name: string; key: string } };
}

test('the settings are ones Slooze knows, and work', () => {
  expect(Object.keys(settings).filter((name) => !SETTINGS.includes(name))).toEqual([]);
  const config = readConfig({ ...settings, DATABASE_URL: 'postgres://slooze_app:p@db:5432/foodorder_db' });
  expect(config).toMatchObject({ demoData: false, trustProxy: ['uniquelocal'] });
});

test('all instances together leave PostgreSQL connections for others', () => {
  const { maxReplicas } = the('HorizontalPodAutoscaler').spec;
  // One instance more while a new version comes in, and in each one connection that listens. A hundred is what PostgreSQL
  // has unless it is told.
  expect((maxReplicas + 1) * (Number(settings.DATABASE_POOL_SIZE) + 1)).toBeLessThan(100);
});

test('secrets are named and nowhere told', () => {
  const templates = MANIFESTS.filter(({ kind }) => kind === 'Secret');
  const wanted = pods.flatMap(([, pod]) => pod.containers[0].env as Variable[]).map(({ valueFrom }) => valueFrom.secretKeyRef);
  for (const { name, key } of wanted) expect(templates.find(({ metadata }) => metadata.name === name)!.stringData).toHaveProperty(key, '');
  expect(Object.values({ ...readEnv(`${EXAMPLE}/database.env.example`), ...readEnv(`${EXAMPLE}/database-owner.env.example`) })).toEqual(['', '']);
  expect(MANIFESTS.filter(({ kind }) => kind !== 'Secret').filter((manifest) => /:\/\/\w+:|password/i.test(JSON.stringify(manifest)))).toEqual([]);
});

test('the server is not given the owner’s password', () => {
  expect((server.env as Variable[]).map(({ name }) => name)).toEqual(['DATABASE_URL']);
});

test.each(pods)('%s runs under the restricted standard, with a root it cannot write', (_name, pod) => {
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } });
  expect(pod.automountServiceAccountToken).toBe(false);
  for (const { securityContext, image, resources } of pod.containers) {
    expect(securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
    expect(image).toMatch(PINNED);
    expect(resources).toMatchObject({ requests: { cpu: expect.anything(), memory: expect.anything() }, limits: { memory: expect.anything() } });
  }
});

test('the job starts a program the build makes', () => {
  expect(PROGRAMS).toContain(the('Job').spec.template.spec.containers[0].command.at(-1));
});

test('a lost database takes requests away from an instance and restarts none', () => {
  const asked = [server.startupProbe, server.livenessProbe, server.readinessProbe].map(({ httpGet }) => httpGet);
  expect(asked).toEqual(['/health', '/health', '/ready'].map((path) => ({ path, port: 'http' })));
});

test('an instance that leaves has time to be forgotten by the proxies and to finish what is under way', () => {
  const drain = Number(settings.DRAIN_SECONDS);
  expect(drain).toBeGreaterThan(0);
  expect(the('Deployment').spec.template.spec.terminationGracePeriodSeconds).toBeGreaterThan(drain + 10);
});

test('requests find their way from the ingress to the port the image listens on', () => {
  const [, port] = /\bPORT=(\d+)/.exec(read('Dockerfile'))!;
  expect(server.ports).toEqual([{ name: 'http', containerPort: Number(port) }]);
  expect(the('Service').spec.ports).toMatchObject([{ name: 'http', targetPort: 'http' }]);
  expect(the('NetworkPolicy').spec.ingress[0].ports).toEqual([{ protocol: 'TCP', port: Number(port) }]);
  const [{ host, http }] = the('Ingress').spec.rules;
  expect(http.paths[0].backend.service).toEqual({ name: the('Service').metadata.name, port: { name: 'http' } });
  expect(settings.PUBLIC_ORIGIN).toBe(`https://${host}`);
});

test('a pod is chosen by the labels it has', () => {
  const { labels } = the('Deployment').spec.template.metadata;
  const { selector: budget } = the('PodDisruptionBudget').spec;
  for (const wanted of [the('Deployment').spec.selector.matchLabels, the('Service').spec.selector, budget.matchLabels]) expect(labels).toEqual(wanted);
  expect(labels).toMatchObject(the('NetworkPolicy').spec.podSelector.matchLabels);
  expect(the('HorizontalPodAutoscaler').spec.scaleTargetRef.name).toBe(the('Deployment').metadata.name);
});

test('the base lists each of its files but the template, and the example stands on it', () => {
  const { resources } = readYaml<{ resources: string[] }>('deploy/kubernetes/base/kustomization.yaml');
  for (const file of resources) expect(existsSync(`deploy/kubernetes/base/${file}`), file).toBe(true);
  expect(resources).not.toContain('secret.template.yaml');
  const overlay = readYaml<{ resources: string[]; images: { newTag: string }[]; patches: { path: string }[] }>(`${EXAMPLE}/kustomization.yaml`);
  for (const { path } of overlay.patches) expect(existsSync(`${EXAMPLE}/${path}`), path).toBe(true);
  expect(overlay.images[0]!.newTag).toMatch(/^\d+\.\d+\.\d+$/);
});
