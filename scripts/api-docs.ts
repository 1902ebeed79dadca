import { writeFileSync } from 'node:fs';
import { exportedApiDocs } from './exported-api-docs';

/** Writes the files of docs/api that are made from the API itself: `npm run api:docs`. A test says when they are old. */
for (const [file, text] of Object.entries(await exportedApiDocs())) {
  writeFileSync(file, text);
  process.stdout.write(`${file} written\n`);
}
