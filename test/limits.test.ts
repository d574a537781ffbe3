import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '..');
const MOST_LINES = 300;
const MOST_LINES_OF_A_FUNCTION = 60;
const MEDIAN_LINES_OF_A_FUNCTION = 12;

const trees = execFileSync('git', ['ls-files', '*.ts'], { cwd: ROOT, encoding: 'utf8' })
	.trim()
	.split('\n')
	.map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
	.map(({ file, text }) => ({
		file,
		tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true),
	}));

const shipped = trees.filter(({ file }) => /^(lib|nodes|credentials)\//.test(file));

function lineOf(tree: ts.SourceFile, position: number): number {
	return tree.getLineAndCharacterOfPosition(position).line + 1;
}

/** Every function of a file with its number of lines; `describe` and the like hold tests, and are none. */
function functionsOf({ file, tree }: (typeof trees)[number]) {
	const found: Array<{ at: string; lines: number }> = [];
	const look = (node: ts.Node) => {
		const isBlock = ts.isCallExpression(node.parent) && /^describe/.test(node.parent.getText());
		if (ts.isFunctionLike(node) && 'body' in node && node.body && !isBlock) {
			const start = lineOf(tree, node.getStart());
			found.push({ at: `${file}:${start}`, lines: lineOf(tree, node.end) - start + 1 });
		}
		ts.forEachChild(node, look);
	};
	ts.forEachChild(tree, look);
	return found;
}

function isExported(statement: ts.Statement): boolean {
	const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
	return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

describe('what is small enough to read', () => {
	it('has no file of more than 300 lines', () => {
		const long = trees.filter(({ tree }) => lineOf(tree, tree.end) - 1 > MOST_LINES);
		expect(long.map(({ file }) => file)).toEqual([]);
	});

	it('has no function of more than 60 lines, and half of them have 12 at most', () => {
		const functions = shipped.flatMap(functionsOf).sort((a, b) => a.lines - b.lines);
		expect(functions.filter(({ lines }) => lines > MOST_LINES_OF_A_FUNCTION)).toEqual([]);
		expect(functions[functions.length >> 1].lines).toBeLessThanOrEqual(MEDIAN_LINES_OF_A_FUNCTION);
	});
});

describe('lib', () => {
	it('says of every export what it means', () => {
		const library = shipped.filter(({ file }) => file.startsWith('lib/'));
		const silent = library.flatMap(({ file, tree }) =>
			tree.statements
				.filter(isExported)
				.filter((each) => !tree.text.slice(each.getFullStart(), each.getStart()).includes('/**'))
				.map((each) => `${file}:${lineOf(tree, each.getStart())}`),
		);
		expect(silent).toEqual([]);
	});
});
