import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Open Sans: pictures look the same on every server, also where there are no fonts. Under the licence beside it. */
const FONT = path.join(__dirname, 'font', 'OpenSans-Regular.ttf');
/** Dots of the picture for each pixel of the drawing: sharp on screens of today. */
const DENSITY = 2;

type Resvg = typeof import('@resvg/resvg-wasm').Resvg;
interface Tools {
	Resvg: Resvg;
	font: Uint8Array;
}

let tools: Promise<Tools> | null = null;

/**
 * A drawing as PNG, for mail programs and documents, which show no SVG.
 *
 * By resvg, compiled to WebAssembly: no browser and nothing native. It is loaded here, once, because it takes a tenth of
 * a second.
 *
 * @param svg - as {@link drawChart} gives it
 * @param ground - colour behind the drawing, as in CSS
 */
export async function toPng(svg: string, ground: string): Promise<Uint8Array> {
	tools ??= loadTools().catch((error: unknown) => {
		tools = null;
		throw error;
	});
	const { Resvg, font } = await tools;
	const drawing = new Resvg(svg, {
		background: ground,
		fitTo: { mode: 'zoom', value: DENSITY },
		font: { fontBuffers: [font], defaultFontFamily: 'Open Sans' },
	});
	try {
		return drawing.render().asPng();
	} finally {
		drawing.free();
	}
}

async function loadTools(): Promise<Tools> {
	const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
	await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
	return { Resvg, font: await readFile(FONT) };
}
