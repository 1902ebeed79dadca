import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../config/env';
import { MANIFESTS, PINNED, PROGRAMS, read, readEnv, readYaml, SETTINGS, the } from './files';

const EXAMPLE = 'deploy/kubernetes/overlays/example';
const settings = readEnv('deploy/kubernetes/base/settings.env');
const backup = the('CronJob').spec.jobTemplate.spec.template;
const pods = [
  ...[the('Deployment'), the('Job')].map(({ metadata, spec }) => [metadata.name, spec.template.spec] as const),
  [the('CronJob').metadata.name, backup.spec] as const,
];
const server = the('Deployment').spec.template.spec.containers[0];

interface Variable {
  name: string;
  value: string;
}

interface Pod {
  containers: { env: Variable[]; volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[] }[];
  volumes: { name: string; secret?: { secretName: string; defaultMode: number } }[];
}

/** The secrets a pod's settings lead to: the setting, the secret in whose folder its file lies, and the key in it. */
const secretsOf = ({ containers, volumes }: Pod) =>
  containers[0]!.env.filter(({ name }) => name.endsWith('_FILE')).map(({ name, value }) => {
    const mount = containers[0]!.volumeMounts.find(({ mountPath }) => mountPath === dirname(value))!;
    const { secretName, defaultMode } = volumes.find((volume) => volume.name === mount.name)!.secret!;
    return { setting: name, secret: secretName, key: basename(value), readOnly: mount.readOnly, defaultMode };
  });

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
  const wanted = pods.flatMap(([, pod]) => secretsOf(pod));
  expect(wanted).toHaveLength(5);
  for (const { setting, secret, key, readOnly, defaultMode } of wanted) {
    expect(templates.find(({ metadata }) => metadata.name === secret)!.stringData).toHaveProperty(key, '');
    expect({ setting, readOnly, defaultMode }).toEqual({ setting: `${key}_FILE`, readOnly: true, defaultMode: 0o440 });
  }
  expect(Object.values({ ...readEnv(`${EXAMPLE}/database.env.example`), ...readEnv(`${EXAMPLE}/database-owner.env.example`) })).toEqual(['', '']);
  expect(MANIFESTS.filter(({ kind }) => kind !== 'Secret').filter((manifest) => /:\/\/\w+:|password/i.test(JSON.stringify(manifest)))).toEqual([]);
});

test('the server is not given the owner’s password', () => {
  expect((server.env as Variable[]).map(({ name }) => name)).toEqual(['DATABASE_URL_FILE']);
  expect(secretsOf(the('Deployment').spec.template.spec).map(({ secret }) => secret)).toEqual(['slooze-database']);
});

test.each(pods)('%s runs under the restricted standard, with a root it cannot write', (_name, pod) => {
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } });
  expect(pod.automountServiceAccountToken).toBe(false);
  for (const { securityContext, image, resources } of pod.containers) {
    expect(securityContext).toEqual({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
    expect(image).toMatch(PINNED);
    expect(resources).toMatchObject({ requests: { cpu: expect.anything(), memory: expect.anything() }, limits: { memory: expect.anything() } });
  }
});

test('the jobs start programs the build makes', () => {
  for (const { spec } of [the('Job').spec.template, backup]) expect(PROGRAMS).toContain(spec.containers[0].command.at(-1));
});

test('copies are made every night, one at a time, into a volume that outlives the pod', () => {
  const { env, volumeMounts } = backup.spec.containers[0] as Pod['containers'][number];
  const settingsOfBackup = Object.fromEntries(env.filter(({ name }) => !name.endsWith('_FILE')).map(({ name, value }) => [name, value]));
  const { backups } = readConfig(settingsOfBackup);
  expect(volumeMounts.filter(({ readOnly }) => !readOnly)).toEqual([{ name: 'copies', mountPath: backups.folder }, { name: 'tmp', mountPath: '/tmp' }]);
  expect(backup.spec.volumes).toContainEqual({ name: 'copies', persistentVolumeClaim: { claimName: the('PersistentVolumeClaim').metadata.name } });
  expect(the('CronJob').spec).toMatchObject({ concurrencyPolicy: 'Forbid', schedule: expect.stringMatching(/^\d+ \d+ \* \* \*$/) });
  expect(backup.metadata.labels).toMatchObject(the('NetworkPolicy').spec.podSelector.matchLabels);
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
  expect(server.ports).toContainEqual({ name: 'http', containerPort: Number(port) });
  expect(the('Service').spec.ports).toMatchObject([{ name: 'http', targetPort: 'http' }]);
  expect(the('NetworkPolicy').spec.ingress[0].ports).toEqual([{ protocol: 'TCP', port: Number(port) }]);
  const [{ host, http }] = the('Ingress').spec.rules;
  expect(http.paths[0].backend.service).toEqual({ name: the('Service').metadata.name, port: { name: 'http' } });
  expect(settings.PUBLIC_ORIGIN).toBe(`https://${host}`);
});

test('Prometheus finds the metrics, and nobody else does', () => {
  const port = Number(settings.METRICS_PORT);
  const { annotations } = the('Deployment').spec.template.metadata;
  expect(annotations).toMatchObject({ 'prometheus.io/scrape': 'true', 'prometheus.io/port': String(port), 'prometheus.io/path': '/metrics' });
  expect(server.ports).toContainEqual({ name: 'metrics', containerPort: port });
  const open = the('NetworkPolicy').spec.ingress.filter(({ ports }: { ports: { port: number }[] }) => ports.some((each) => each.port === port));
  expect(open).toEqual([{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }], ports: [{ protocol: 'TCP', port }] }]);
  expect(the('Service').spec.ports.map(({ targetPort }: { targetPort: string }) => targetPort)).toEqual(['http']);
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
  expect(overlay.images.map(({ newTag }) => newTag)).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/), overlay.images[0]!.newTag]);
});
