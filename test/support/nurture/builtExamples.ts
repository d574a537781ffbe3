/** Stands in for what the build writes: the example sequences and the look of mails, made here. */
export { builtExamples as loadExamples, builtLayouts as loadLayouts } from './examples';
