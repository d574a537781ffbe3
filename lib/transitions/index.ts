/** Listening to transitions: which ones, and handing them over batch by batch. */
export { Handout, type HandoutOptions } from './Handout';
export { MOMENTS, momentOf, type Moment, type Wish } from './moments';
