/** Told after each part of a long run, once what it wrote is committed. */
export type Progress = (done: { candidates: number; events: number }) => void;
