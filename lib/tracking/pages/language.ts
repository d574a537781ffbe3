import { queryOf, type TrackingRequest } from '../request';
import { TEXTS, type Language } from './texts';

/** The language of a page: the one its link asks for, where there are texts in it. */
export function languageOf(request: TrackingRequest, otherwise: Language): Language {
	const asked = queryOf(request).get('l') ?? '';
	return Object.hasOwn(TEXTS, asked) ? (asked as Language) : otherwise;
}
