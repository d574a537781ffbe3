import { drawChart, escapeText, WIDTH } from '../charts/draw';
import { toPng } from '../charts/picture';
import { LIGHT } from '../charts/theme';
import type { Section } from '../sections/section';
import type { PageHead } from './page';

/** A mail that answers questions, as mail programs show it. */
export interface InsightMail {
	/** Shows each picture by `cid:` and its name. */
	html: string;
	pictures: Array<{ name: string; png: Uint8Array }>;
}

/** Makes a mail of questions and answers, with one picture each; tables are on the page. */
export async function makeMail(
	{ title, about }: PageHead,
	sections: readonly Section[],
): Promise<InsightMail> {
	const pictures: InsightMail['pictures'] = [];
	const parts: string[] = [];
	for (const { key, question, answer, charts } of sections) {
		const [chart] = charts;
		if (chart)
			pictures.push({ name: key, png: await toPng(await drawChart(chart, LIGHT), LIGHT.ground) });
		const picture =
			chart &&
			`<img src="cid:${key}" alt="${escapeText(chart.title)}" width="${WIDTH}" style="max-width:100%;height:auto">`;
		parts.push(
			`<h2 style="font-size:18px">${escapeText(question)}</h2><p>${escapeText(answer)}</p>${picture ?? ''}`,
		);
	}
	const html = `<div style="font-family:sans-serif;max-width:${WIDTH}px"><h1 style="font-size:24px">${escapeText(title)}</h1><p>${escapeText(about)}</p>${parts.join('')}</div>`;
	return { html, pictures };
}
