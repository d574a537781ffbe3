import type { CustomSeriesRenderItem } from 'echarts';
import { lettersIn, shorten, spareRoom, type Chart } from './draw';
import type { Theme } from './theme';

/** A figure with where it lies with 95 % confidence. */
export interface Range {
	name: string;
	value: number;
	from: number;
	to: number;
	label: string;
}

const ROW = 34;

/**
 * Figures as dots with their intervals, one below the other, beside a line that means no difference.
 *
 * @param even - the value of that line
 */
export function rangesAcross(
	key: string,
	title: string,
	ranges: readonly Range[],
	{ even, isRatio }: { even: number; isRatio: boolean },
): Chart {
	const longest = Math.max(0, ...ranges.map(({ label }) => label.length));
	return {
		key,
		title,
		height: 60 + ROW * Math.max(1, ranges.length),
		option: (theme, width) => ({
			grid: {
				left: spareRoom(ranges.map(({ name }) => shorten(name, lettersIn(width)))),
				right: 12 + longest * 7,
				top: 8,
				bottom: 30,
				containLabel: true,
			},
			xAxis: {
				type: isRatio ? 'log' : 'value',
				logBase: 2,
				min: Math.min(even, ...ranges.map(({ from }) => from)) * (isRatio ? 0.9 : 1),
				max: Math.max(even, ...ranges.map(({ to }) => to)) * (isRatio ? 1.1 : 1.05) || 1,
				splitLine: { lineStyle: { color: theme.line } },
				axisLabel: {
					color: theme.quiet,
					hideOverlap: true,
					formatter: (value: number) =>
						isRatio ? `${Number(value.toPrecision(2))}×` : `${Math.round(value * 100)} %`,
				},
			},
			yAxis: {
				type: 'category',
				inverse: true,
				data: ranges.map(({ name }) => shorten(name, lettersIn(width))),
				axisTick: { show: false },
				axisLine: { show: false },
				axisLabel: { color: theme.ink, fontSize: 13, interval: 0 },
			},
			series: [
				{
					type: 'custom',
					renderItem: renderRange(ranges, even, theme),
					data: ranges.map(({ from, to }, row) => [from, to, row]),
				},
				{
					type: 'line',
					data: [],
					markLine: {
						symbol: 'none',
						silent: true,
						data: [{ xAxis: even }],
						lineStyle: { color: theme.quiet, type: 'solid', width: 1 },
						label: { show: false },
					},
				},
			],
		}),
	};
}

function renderRange(ranges: readonly Range[], even: number, theme: Theme): CustomSeriesRenderItem {
	return (_, api) => {
		const row = Number(api.value(2));
		const { value, from, to, label } = ranges[row];
		const [x1, y] = api.coord([from, row]);
		const [x2] = api.coord([to, row]);
		const [x] = api.coord([value, row]);
		const colour = from > even ? theme.bar : to < even ? theme.strong : theme.weak;
		return {
			type: 'group',
			children: [
				{ type: 'line', shape: { x1, y1: y, x2, y2: y }, style: { stroke: colour, lineWidth: 3 } },
				{ type: 'circle', shape: { cx: x, cy: y, r: 6 }, style: { fill: colour } },
				{
					type: 'text',
					x: x2 + 8,
					y: y - 7,
					style: { text: label, fill: theme.ink, fontSize: 13 },
				},
			],
		};
	};
}
