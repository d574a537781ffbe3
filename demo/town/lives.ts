import type { Diary } from './diary';
import { apply, browse, getInTouch, getMail, setStatus, study, subscribe } from './habits';

/** A kind of life in the town: writes a diary. */
type Life = (diary: Diary) => void;

/** Comes by once or twice and stays anonymous (See). */
const passerBy: Life = (diary) => {
	const { dice } = diary;
	const daysAgo = dice.whole(0, 364);
	diary.goTo(daysAgo);
	browse(diary, dice.whole(0, 3));
	if (!dice.chance(0.45)) return;
	diary.goTo(Math.max(0, daysAgo - dice.whole(1, 30)));
	browse(diary, dice.whole(1, 3));
};

/** Subscribes, and reads a mail now and then (Think). */
const reader: Life = (diary) => {
	const { dice } = diary;
	let daysAgo = dice.whole(15, 360);
	diary.goTo(daysAgo);
	browse(diary, dice.whole(0, 2));
	subscribe(diary);
	const mails = dice.whole(2, 6);
	for (let i = 0; i < mails && daysAgo > 14; i++) {
		daysAgo -= dice.whole(7, 28);
		getMail(diary.goTo(Math.max(0, daysAgo)), 0.25);
	}
};

/** Looks around seriously: content, a webinar, a few vacancies (Think). */
const orienter: Life = (diary) => {
	const { dice } = diary;
	let daysAgo = dice.whole(5, 200);
	diary.goTo(daysAgo);
	browse(diary, dice.whole(1, 3));
	subscribe(diary);
	const visits = dice.whole(2, 5);
	for (let i = 0; i < visits && daysAgo > 4; i++) {
		daysAgo = Math.max(0, daysAgo - dice.whole(2, 14));
		study(diary.goTo(daysAgo));
		if (dice.chance(0.4)) browse(diary, dice.whole(0, 2));
	}
	if (dice.chance(0.12)) getInTouch(diary);
};

/** A few busy weeks that begin `firstDay` days ago; returns the vacancy applied for, if any (Do). */
function seek(diary: Diary, firstDay: number): { vacancy?: string; lastDay: number } {
	const { dice } = diary;
	const lastDay = Math.max(0, firstDay - dice.whole(3, 21));
	browse(diary.goTo(firstDay), dice.whole(2, 5));
	if (dice.chance(0.7)) subscribe(diary);
	else diary.write('form', 'page.viewed', { subject: '/mijn-account', channel: 'website' });
	browse(diary.goTo(Math.round((firstDay + lastDay) / 2)), dice.whole(1, 4));
	if (dice.chance(0.5)) study(diary);
	diary.goTo(lastDay);
	const vacancy = dice.chance(0.6) ? apply(diary) : undefined;
	if (vacancy === undefined || dice.chance(0.25)) getInTouch(diary);
	return { vacancy, lastDay };
}

const activeSeeker: Life = (diary) => {
	const { dice } = diary;
	const { vacancy, lastDay } = seek(diary, dice.whole(3, 90));
	if (vacancy !== undefined && dice.chance(0.3)) {
		const status = dice.pick(['Match', 'Rejected', 'Intake processed']);
		setStatus(diary.goTo(Math.max(0, lastDay - 3)), vacancy, status);
	}
};

/** Was busy once, and has been quiet for months. */
const dormant: Life = (diary) => {
	seek(diary, diary.dice.whole(110, 350));
};

/** Was busy, went quiet, and is back. */
const returning: Life = (diary) => {
	const { dice } = diary;
	seek(diary, dice.whole(200, 350));
	const daysAgo = dice.whole(0, 13);
	getMail(diary.goTo(daysAgo), 0.8);
	browse(diary, dice.whole(1, 4));
	if (dice.chance(0.4)) getInTouch(diary);
};

/** Applies, is interviewed, proposed and hired, and reads on as an employee (Care). */
const hired: Life = (diary) => {
	const { dice } = diary;
	const { vacancy, lastDay } = seek(diary, dice.whole(45, 330));
	if (vacancy === undefined) return;
	setStatus(diary.goTo(lastDay - 4), vacancy, 'Intake processed');
	setStatus(diary.goTo(lastDay - 9), vacancy, 'Proposed');
	setStatus(diary.goTo(lastDay - 15), vacancy, 'Hired');
	if (dice.chance(0.6)) study(diary.goTo(Math.max(0, lastDay - dice.whole(16, 60))));
};

/** Which lives the town has, and how many of each in a hundred. */
export const lives: ReadonlyArray<readonly [Life, number]> = [
	[passerBy, 44],
	[reader, 22],
	[orienter, 16],
	[activeSeeker, 7],
	[dormant, 6],
	[returning, 3],
	[hired, 2],
];

/** The few bad or quiet things that can happen to anybody with an address. */
export function addMisfortune(diary: Diary, lastDay: number, pauseUntil: string): void {
	const { dice } = diary;
	diary.goTo(lastDay);
	const what = dice.weighted([
		['nothing', 960],
		['email.unsubscribed', 15],
		['email.bounced', 12],
		['candidate.paused', 10],
		['email.complained', 3],
	]);
	if (what === 'email.bounced')
		diary.write('mail', what, { properties: { kind: dice.pick(['hard', 'soft']) } });
	else if (what === 'candidate.paused')
		diary.write('mail', what, { properties: { until: pauseUntil } });
	else if (what !== 'nothing') diary.write('mail', what, { channel: 'email' });
}
