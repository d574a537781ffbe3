import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');

/** `MSR-07`, `StD-04/05/06`, `PL-03..08`, `UP-S05/07`. */
const NAMED = /\b(MSR|StD|UP|PL)-(S?)(\d\d)((?:\/\d\d)*)(?:\.\.(\d\d))?/g;

/** n8n itself, and the test of this list. */
const NOT_ABOUT_THEM = /^test\/(e2e\/n8n\/|reference\.test\.ts)/;

/** The test files that name each requirement. */
export function testsByRequirement(): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const file of testFiles()) {
		const ids = new Set(idsIn(readFileSync(path.join(ROOT, file), 'utf8')));
		for (const id of ids) found.set(id, [...(found.get(id) ?? []), file]);
	}
	return found;
}

/** The requirements that a text names. */
export function idsIn(words: string): string[] {
	return [...words.matchAll(NAMED)].flatMap(([, source, kind, first, others, last]) => {
		const numbers = [first, ...others.split('/').filter(Boolean)];
		if (last) for (let n = Number(first) + 1; n <= Number(last); n++) numbers.push(twoDigits(n));
		return numbers.map((number) => `${source}-${kind}${number}`);
	});
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}

function testFiles(): string[] {
	return readdirSync(path.join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
		.map((name) => path.posix.join('test', name.split(path.sep).join('/')))
		.filter((name) => name.endsWith('.ts') && !NOT_ABOUT_THEM.test(name))
		.sort();
}
