import path from 'node:path';
import ts from 'typescript';
import {
	parseSource,
	readSource,
	sourceFiles,
	visit,
	type Import,
	type Source,
} from './support/imports';

/**
 * Who may import whom. The first line whose folder holds a file is the one that counts; `*` in a folder is
 * one folder's name, and stands for the same name in what may be imported. What does not end in `/` is one
 * file or a package; `lib/store/*.ts` are the files of the store port, without its engines.
 */
const MAY_IMPORT: ReadonlyArray<[folder: string, allowed: readonly string[]]> = [
	['lib/scoring/', ['lib/scoring/', 'zod/v4', 'luxon']],
	['lib/store/sqlite/', ['lib/store/sqlite/', 'lib/store/*.ts', 'lib/scoring/', 'node:']],
	['lib/store/postgres/', ['lib/store/postgres/', 'lib/store/*.ts', 'lib/scoring/', 'node:', 'pg']],
	['lib/store/', ['lib/store/*.ts', 'lib/scoring/', 'node:']],
	[
		'lib/hubspot/',
		[
			'lib/hubspot/',
			'lib/html.ts',
			'lib/store/*.ts',
			'lib/scoring/',
			'node:',
			'luxon',
			'@hubspot/',
			'date-holidays',
		],
	],
	[
		'lib/nurture/',
		[
			'lib/nurture/',
			'lib/mail/',
			'lib/html.ts',
			'lib/store/*.ts',
			'lib/scoring/',
			'node:',
			'luxon',
			'zod/v4',
			'liquidjs',
		],
	],
	[
		'lib/insights/',
		[
			'lib/insights/',
			'lib/html.ts',
			'lib/store/*.ts',
			'lib/scoring/',
			'node:',
			'echarts',
			'@resvg/resvg-wasm',
		],
	],
	['lib/mail/', ['lib/mail/', 'node:', 'nodemailer', 'postal-mime']],
	['lib/tracking/browser/', ['lib/tracking/browser/']],
	[
		'lib/tracking/',
		['lib/tracking/', 'lib/html.ts', 'lib/store/*.ts', 'lib/scoring/', 'node:', 'zod/v4', 'isbot'],
	],
	['lib/html.ts', []],
	['lib/*/', ['lib/*/', 'lib/html.ts', 'lib/store/*.ts', 'lib/scoring/', 'node:', 'luxon']],
	['nodes/shared/', ['nodes/shared/', 'lib/', 'n8n-workflow', 'node:', 'luxon']],
	['nodes/*/', ['nodes/*/', 'nodes/shared/', 'lib/', 'n8n-workflow']],
	['credentials/', ['type n8n-workflow']],
];

/** Slow to load, and not needed to show a node in the editor: loaded inside the call that needs them. */
const LOADED_LAZILY = [
	'zod/v4',
	'isbot',
	'pg',
	'nodemailer',
	'postal-mime',
	'liquidjs',
	'@hubspot/api-client',
	'date-holidays',
	'node:sqlite',
	'echarts',
	'@resvg/resvg-wasm',
];

const sources = ['lib', 'nodes', 'credentials'].flatMap(sourceFiles).map(readSource);
const byFile = new Map(sources.map((source) => [source.file, source]));

function isAllowed({ of, kind }: Import, allowed: readonly string[], folder: string): boolean {
	return allowed.some((entry) => {
		if (entry.startsWith('type ')) return kind === 'type' && of === entry.slice('type '.length);
		if (entry.endsWith('/*.ts')) return path.posix.dirname(of) === path.posix.dirname(entry);
		const start = entry.replace('*', folder);
		return start.endsWith('/') || start.endsWith(':') ? of.startsWith(start) : of === start;
	});
}

function forbiddenImports({ file, imports }: Source): string[] {
	const second = file.split('/')[1];
	const line = MAY_IMPORT.find(([folder]) => file.startsWith(folder.replace('*', second)));
	if (!line) return [`${file} is in no folder of the table`];
	return imports
		.filter((one) => !isAllowed(one, line[1], second))
		.map(({ of }) => `${file} imports ${of}`);
}

/** The files of a circle of imports through this file; types count, for they tie files together too. */
function findCycle(start: string): string[] | null {
	const seen = new Set<string>();
	const follow = (file: string, way: string[]): string[] | null => {
		for (const { of } of byFile.get(file)?.imports ?? []) {
			if (of === start) return [...way, of];
			if (seen.has(of) || !byFile.has(of)) continue;
			seen.add(of);
			const found = follow(of, [...way, of]);
			if (found) return found;
		}
		return null;
	};
	return follow(start, [start]);
}

/** Everything that loading a file loads with it. */
function loadedWith(file: string, loaded = new Set<string>()): Set<string> {
	for (const { of, kind } of byFile.get(file)?.imports ?? []) {
		if (kind !== 'value' || loaded.has(of)) continue;
		loaded.add(of);
		loadedWith(of, loaded);
	}
	return loaded;
}

/** What makes the same call give another answer: clocks, chance and the machine it runs on. */
function impureParts({ file, tree }: Source): string[] {
	const impure =
		/^(Date\.now|Math\.random|performance\.\w+|process\.\w+|crypto\.\w+|DateTime\.(now|local|utc)|Settings\.\w+)$/;
	const found: string[] = [];
	visit(tree, (node) => {
		const isClock =
			(ts.isNewExpression(node) && !node.arguments?.length) || ts.isCallExpression(node);
		if (isClock && node.expression.getText() === 'Date') found.push(`${file}: ${node.getText()}`);
		if (ts.isPropertyAccessExpression(node) && impure.test(node.getText()))
			found.push(`${file}: ${node.getText()}`);
	});
	return found;
}

describe('the house', () => {
	it('has sources to look at', () => {
		const folders = new Set(sources.map(({ file }) => file.split('/').slice(0, 2).join('/')));
		expect([...folders]).toEqual(expect.arrayContaining(['lib/scoring', 'lib/store']));
	});

	it('imports only what the table allows', () => {
		expect(sources.flatMap(forbiddenImports)).toEqual([]);
	});

	it('has no circles of imports', () => {
		const cycles = sources.map(({ file }) => findCycle(file)).filter((cycle) => cycle !== null);
		expect(cycles.map((cycle) => cycle.join(' → '))).toEqual([]);
	});

	it('has no default exports', () => {
		const isDefault = (statement: ts.Statement) =>
			ts.isExportAssignment(statement) ||
			(ts.canHaveModifiers(statement) &&
				ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
		const found = sources.filter(({ tree }) => tree.statements.some(isDefault));
		expect(found.map(({ file }) => file)).toEqual([]);
	});

	it('loads what is heavy only when it is needed', () => {
		const nodes = sources.map(({ file }) => file).filter((file) => file.endsWith('.node.ts'));
		const libraries = ['scoring', 'store', 'hubspot', 'nurture', 'mail', 'insights'].map(
			(name) => `lib/${name}/index.ts`,
		);
		const heavy = [...nodes, ...libraries].flatMap((file) =>
			LOADED_LAZILY.filter((name) => loadedWith(file).has(name)).map((name) => `${file}: ${name}`),
		);
		expect(heavy).toEqual([]);
	});
});

describe('the scoring engine', () => {
	it('knows no clock, no chance and no machine', () => {
		const engine = sources.filter(({ file }) => file.startsWith('lib/scoring/'));
		expect(engine.flatMap(impureParts)).toEqual([]);
	});

	it('is loaded without zod, which only reading a model needs', () => {
		jest.isolateModules(() => {
			jest.doMock('zod/v4', () => {
				throw new Error('zod was loaded');
			});
			expect(() => jest.requireActual('../lib/scoring')).not.toThrow();
			expect(() => jest.requireActual('../lib/scoring/model/parseModel')).toThrow('zod was loaded');
		});
		jest.dontMock('zod/v4');
	});
});

describe('what answers requests', () => {
	it('takes the time from the request, and leaves nothing to chance', () => {
		const answering = sources.filter(
			({ file }) => file.startsWith('lib/tracking/') && !file.startsWith('lib/tracking/browser/'),
		);
		expect(answering.length).toBeGreaterThan(0);
		expect(answering.flatMap(impureParts)).toEqual([]);
	});
});

describe('this test', () => {
	it.each([
		['lib/scoring/x.ts', "import type { Tally } from '../store/port';"],
		['lib/scoring/x.ts', "import { readFileSync } from 'node:fs';"],
		['lib/scoring/x.ts', "export type { INode } from 'n8n-workflow';"],
		['lib/store/x.ts', "const open = () => import('./sqlite/open');"],
		['lib/store/postgres/x.ts', "import { rows } from '../sqlite/rows';"],
		['lib/store/sqlite/x.ts', "import { Client } from 'pg';"],
		['lib/tracking/x.ts', "import { SqliteStore } from '../store/sqlite/SqliteStore';"],
		['lib/tracking/browser/x.ts', "import { cleanText } from '../input/text';"],
		['lib/tracking/browser/x.ts', "import { hash } from 'node:crypto';"],
		['lib/insights/x.ts', "type Node = import('n8n-workflow').INode;"],
		['nodes/CandidateScore/x.ts', "import { properties } from '../CandidateMedal/properties';"],
		['nodes/CandidateScore/x.ts', "const { Pool } = require('pg');"],
		['credentials/x.ts', "import { NodeOperationError } from 'n8n-workflow';"],
		['elsewhere/x.ts', ''],
	])('refuses in %s: %s', (file, code) => {
		expect(forbiddenImports(parseSource(file, code))).toHaveLength(1);
	});

	it.each([
		['lib/scoring/x.ts', "import { evaluate } from './evaluate';"],
		['lib/store/sqlite/x.ts', "import type { CandidateStore } from '../port';"],
		['lib/tracking/x.ts', "import type { CandidateStore } from '../store';"],
		['nodes/CandidateScore/x.ts', "import { toNodeError } from '../shared/toNodeError';"],
		['credentials/x.ts', "import type { ICredentialType } from 'n8n-workflow';"],
	])('allows in %s: %s', (file, code) => {
		expect(forbiddenImports(parseSource(file, code))).toEqual([]);
	});

	it.each(['Date.now()', 'new Date()', 'Date()', 'Math.random()', 'DateTime.now()'])(
		'sees that %s is not pure',
		(code) => {
			expect(impureParts(parseSource('lib/scoring/x.ts', `const x = ${code};`))).not.toEqual([]);
			expect(impureParts(parseSource('lib/scoring/x.ts', 'const x = new Date(0);'))).toEqual([]);
		},
	);
});
