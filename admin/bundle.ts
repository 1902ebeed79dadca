/** Run by the build, from the project's root: leaves the back office's components as one script in `build/admin/`. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleComponents } from './bundle-components';
import { BUILT_COMPONENTS, COMPONENT_SOURCES } from './folders';

const script = await bundleComponents(path.resolve(COMPONENT_SOURCES), { minify: true });
await mkdir(path.dirname(BUILT_COMPONENTS), { recursive: true });
await writeFile(BUILT_COMPONENTS, script);
