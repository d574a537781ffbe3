import { notFound, type Answer } from './answers';
import type { Ask } from './ask';
import { associations } from './associations';
import { lists } from './lists';
import { objects } from './objects';
import { owners } from './owners';
import type { Portal } from './portal';
import { properties } from './properties';

const AREAS: Record<string, (portal: Portal, ask: Ask, parts: string[]) => Answer | null> = {
	objects,
	properties,
	lists,
	owners,
	associations,
};

/** Answers a call that was let in. */
export function route(portal: Portal, ask: Ask): Answer {
	const [, area, ...parts] = ask.path.split('/');
	const answer = AREAS[area]?.(portal, ask, parts);
	if (!answer) throw notFound(`No route for ${ask.method} ${ask.path}`);
	return answer;
}
