/** Writes the reference pages of `docs/`: `npm run reference`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pages } from './pages';

const DOCS = path.join(__dirname, '../docs/reference');

mkdirSync(DOCS, { recursive: true });
for (const [name, page] of Object.entries(pages())) {
	writeFileSync(path.join(DOCS, name), page);
	console.log(`docs/reference/${name}`);
}
