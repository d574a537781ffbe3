import type { EvidencePack, LogLine } from './evidencePack';
import { escapeHtml } from '../html';

const STYLE = `
	:root { color-scheme: light dark; }
	body { font: 16px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
	table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
`;

/** The evidence pack as a page to read and print; it loads nothing from anywhere. */
export function evidencePage(pack: EvidencePack): string {
	const { modelCard, metrics } = pack;
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evidence pack</title><style>${STYLE}</style></head><body>
<h1>Evidence pack: ${escapeHtml(modelCard.label)}</h1>
<p>As of ${pack.asOf}. Scoring model ${escapeHtml(modelCard.key)}, version ${modelCard.version}.</p>
<h2>Model card</h2>
<p>${escapeHtml(modelCard.purpose)}</p><p>${escapeHtml(modelCard.humanOversight)}</p><p>${escapeHtml(modelCard.limits)}</p>
${table(
	['Rule', 'Points', 'Pillar'],
	modelCard.rules.map(({ label, points, pillar }) => [label, String(points), pillar ?? '']),
)}
${table(
	['Bucket', 'From'],
	modelCard.buckets.map(({ label, from }) => [label, String(from)]),
)}
<h2>Metrics</h2>
${table(
	['What', 'How many'],
	Object.entries(metrics).map(([name, value]) => [name, String(value)]),
)}
<h2>Change log</h2>
${table(
	['Model', 'Version', 'By', 'When', 'Note'],
	pack.changeLog.map(({ model, version, by, at, note }) => [model, version, by, at, note]),
)}
<h2>Overrides</h2>
${log(pack.overrides)}
<h2>Log</h2>
${log(pack.log)}
<h2>Notice to candidates</h2>
<p>${escapeHtml(pack.notice)}</p>
</body></html>
`;
}

function log(lines: readonly LogLine[]): string {
	return table(
		['When', 'Who', 'What', 'Candidate', 'Details'],
		lines.map(({ at, who, action, candidateId, details }) => [
			at,
			who,
			action,
			candidateId === null ? '' : String(candidateId),
			details,
		]),
	);
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	if (rows.length === 0) return '<p>None.</p>';
	const cells = (tag: string, texts: readonly string[]) =>
		`<tr>${texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('')}</tr>`;
	return `<table><thead>${cells('th', head)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
}
