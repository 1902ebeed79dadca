import { readFileSync } from 'node:fs';

/** Settings that may lie in a file instead, named by the same name and _FILE, as containers are handed secrets. */
const SECRETS = ['DATABASE_URL', 'DATABASE_OWNER_URL'];

type Environment = Record<string, string | undefined>;

/** The environment with the secrets of named files in their places, and a line for each that does not work. */
export function withSecretFiles(source: Environment): { env: Environment; wrong: string[] } {
  const env = { ...source };
  const wrong: string[] = [];
  for (const name of SECRETS) {
    const file = source[`${name}_FILE`];
    if (!file) continue;
    if (source[name]) wrong.push(`${name}_FILE: must not stand beside ${name}`);
    else {
      try {
        env[name] = readFileSync(file, 'utf8').trim();
        if (!env[name]) wrong.push(`${name}_FILE: must name a file that holds something, and ${file} is empty`);
      } catch (error) {
        wrong.push(`${name}_FILE: must name a file that can be read, and ${file} cannot (${(error as NodeJS.ErrnoException).code})`);
      }
    }
  }
  return { env, wrong };
}
