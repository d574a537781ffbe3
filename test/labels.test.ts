import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ourNodes } from './support/harness';

const ROOT = path.join(__dirname, '..');

/** What n8n itself calls things that the pages send readers to, or says. */
const OF_N8N = new Set([
	...['Settings', 'Community nodes', 'Install', 'Uninstall', 'On Error', 'Continue'],
	...['Format', 'Resolved', 'Unrecognized node type'],
]);

/** Every name that the editor shows of our nodes: of nodes, parameters, options and outputs. */
const labels = new Set<string>();
for (const { description } of ourNodes.values()) collect(description);

function collect(value: unknown): void {
	if (Array.isArray(value)) value.forEach(collect);
	if (typeof value !== 'object' || value === null) return;
	for (const [name, one] of Object.entries(value)) {
		if ((name === 'displayName' || name === 'name') && typeof one === 'string') labels.add(one);
		else if (name === 'outputNames') (one as string[]).forEach((output) => labels.add(output));
		else collect(one);
	}
}

/** Ways through the editor, like _Candidate → Explain_, part by part. */
function waysIn(page: string): string[] {
	const text = readFileSync(path.join(ROOT, page), 'utf8');
	return [...text.matchAll(/(?<![\w*])[_*]([^_*\n`]*→[^_*\n`]*)[_*](?!\w)/g)].flatMap(([, way]) =>
		way.split('→').map((part) => part.trim()),
	);
}

describe('what readers are sent to in the editor (MSR-33)', () => {
	it.each([...globSync('docs/*.md', { cwd: ROOT }), 'README.md', 'workflows/README.md'])(
		'%s names it as the editor does',
		(page) => {
			const unknown = waysIn(page).filter((part) => !labels.has(part) && !OF_N8N.has(part));
			expect(unknown).toEqual([]);
		},
	);

	it('docs/troubleshooting.md names single parameters so, too', () => {
		const text = readFileSync(path.join(ROOT, 'docs/troubleshooting.md'), 'utf8');
		const named = [...text.matchAll(/(?<![\w*])_([A-Z][^_→\n`]*)_(?!\w)/g)].map(([, one]) => one);
		expect(named.length).toBeGreaterThan(5);
		expect(named.filter((one) => !labels.has(one) && !OF_N8N.has(one))).toEqual([]);
	});

	it('has names to look for', () => {
		expect(waysIn('docs/troubleshooting.md').length).toBeGreaterThan(5);
		expect(labels.has('Send One Mail')).toBe(true);
	});
});
