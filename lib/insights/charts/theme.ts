/** The colours of a chart. */
export interface Theme {
	/** Behind a picture that brings its own. */
	ground: string;
	ink: string;
	quiet: string;
	line: string;
	/** What is compared, and what stands out. */
	bar: string;
	strong: string;
	weak: string;
	/** From cold to hot. */
	heat: readonly string[];
}

/** Told apart on white, also in print and by people who see no red or green. */
export const LIGHT: Theme = {
	ground: '#ffffff',
	ink: '#1f2937',
	quiet: '#4b5563',
	line: '#e5e7eb',
	bar: '#0f766e',
	strong: '#b45309',
	weak: '#6b7280',
	heat: ['#64748b', '#0e7490', '#b45309', '#b91c1c'],
};

/** Colours on a dark page. */
export const DARK: Theme = {
	ground: '#1f2937',
	ink: '#f3f4f6',
	quiet: '#d1d5db',
	line: '#374151',
	bar: '#2dd4bf',
	strong: '#fbbf24',
	weak: '#9ca3af',
	heat: ['#94a3b8', '#22d3ee', '#fbbf24', '#f87171'],
};

/** The colour of one of several classes from cold to hot. */
export function heatOf({ heat }: Theme, place: number, of: number): string {
	return heat[of > 1 ? Math.round((place * (heat.length - 1)) / (of - 1)) : heat.length - 1];
}
