import type { Ports } from './options';

/** Name of the tracking in workflow 02, which hears from the demo's career site. */
export const TRACKING_PATH = 'guide';

/** Where everything of the demo is found. */
export interface Links {
	start: string;
	editor: string;
	site: string;
	hubSpot: string;
	dashboard: string;
	/** Of the tracking, with a slash at its end. */
	tracking: string;
}

/** The addresses that follow from the ports. */
export function linksOf(ports: Ports): Links {
	const at = (port: number) => `http://localhost:${port}`;
	return {
		start: at(ports.start),
		editor: at(ports.n8n),
		site: at(ports.site),
		hubSpot: at(ports.hubSpot),
		dashboard: `${at(ports.n8n)}/webhook/candidate-insights?days=365`,
		tracking: `${at(ports.n8n)}/webhook/${TRACKING_PATH}/`,
	};
}
