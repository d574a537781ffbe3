/** Who stands where, which content works, and whether the score tells: figures, pictures and a page. */
export { drawChart, type Chart } from './charts/draw';
export { toPng } from './charts/picture';
export { DARK, LIGHT, type Theme } from './charts/theme';
export type { InsightSettings, PeopleInsights } from './gather';
export { answer, headOf, type Answers } from './insights';
export { makeMail } from './page/mail';
export { makePage } from './page/page';
export { vacanciesOf, type OwnVacancy } from './people/ownVacancies';
export type { Section, SectionKey } from './sections/section';
