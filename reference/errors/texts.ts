import ts from 'typescript';

/** Stands for what is only known when it happens: a name, a number, what a server said. */
const UNKNOWN = '…';
const CONSTANT = /^[A-Z][A-Z0-9_]+$/;

/** What an expression reads as, and `…` for each part of it that is only known when it runs. */
export function textOf(node: ts.Expression, named: ReadonlyMap<string, string>): string {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (ts.isTemplateExpression(node))
		return node.templateSpans.reduce(
			(text, { expression, literal }) => text + textOf(expression, named) + literal.text,
			node.head.text,
		);
	if (ts.isIdentifier(node)) return named.get(node.text) ?? UNKNOWN;
	if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
		return textOf(node.expression, named);
	if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
		return textOf(node.left, named) + textOf(node.right, named);
	if (ts.isConditionalExpression(node)) {
		const [yes, no] = [textOf(node.whenTrue, named), textOf(node.whenFalse, named)];
		return [yes, no].every(isTelling) ? `${yes}; or: ${no}` : UNKNOWN;
	}
	return UNKNOWN;
}

/** Whether a text says more than that it depends. */
export function isTelling(text: string): boolean {
	return /\p{L}/u.test(text);
}

/** Texts that have a name of their own, such as `const ADD_MISSING = 'Run …'`. */
export function namedTexts(files: readonly ts.SourceFile[]): Map<string, string> {
	const named = new Map<string, string>();
	for (const file of files)
		visit(file, (node) => {
			if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return;
			const { name, initializer } = node;
			if (initializer && ts.isStringLiteralLike(initializer) && CONSTANT.test(name.text))
				named.set(name.text, initializer.text);
		});
	return named;
}

/** Calls back for a node and everything in it. */
export function visit(node: ts.Node, found: (node: ts.Node) => void): void {
	found(node);
	ts.forEachChild(node, (child) => visit(child, found));
}
