import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..');

const pages = [
	...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
	...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => path.join('docs', name)),
];

/** What links of a page lead to, but for those that leave the project. */
function linksOf(page: string): string[] {
	const text = readFileSync(path.join(ROOT, page), 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
	return [...text.matchAll(/(?<!\\)\]\(([^)\s]+)\)/g)]
		.map(([, target]) => target)
		.filter((target) => !/^(https?|mailto):|\{/.test(target));
}

/** The anchors that headings of a page get: lower case, without punctuation, dashes for blanks. */
function anchorsOf(file: string): string[] {
	return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.trim()
			.replace(/\s/g, '-'),
	);
}

function isBroken(page: string, link: string): boolean {
	const [target, anchor] = link.split('#');
	const file = target ? path.join(ROOT, path.dirname(page), target) : path.join(ROOT, page);
	if (!existsSync(file)) return true;
	return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor);
}

describe('the documentation', () => {
	it.each(pages)('%s leads nowhere that is not there', (page) => {
		expect(linksOf(page).filter((link) => isBroken(page, link))).toEqual([]);
	});
});
