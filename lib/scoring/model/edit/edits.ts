import type { ConditionEdit } from './conditions';
import type { DecayEdit } from './decay';
import type { LimitEdits } from './limits';

/** What a form changes about a scoring model; values come from people and are checked with the model. */
export interface ModelEdits {
	ruleChanges?: readonly RuleChange[];
	newRules?: readonly NewRule[];
	criterionChanges?: readonly CriterionChange[];
	/** A part of the profile that takes the place of the one there is, or is added. */
	profilePart?: { part: 'persona' | 'culture'; definition: unknown };
	/** Where buckets start. */
	buckets?: ReadonlyArray<{ bucket: string; from: unknown }>;
	settings?: SettingEdits;
	/** Name of the new model that this becomes; its key is made from it. */
	saveAs?: string;
}

/** Values of a rule; what is left out stays as it is. */
export interface RuleValues extends LimitEdits {
	label?: unknown;
	points?: unknown;
	/** null for none. */
	pillar?: unknown;
	/** What each further event of a local day is worth, in percent of the one before; 100 for all of it. */
	repeatPercent?: unknown;
	/** Application statuses in which alone it counts, separated by commas; empty for in all. */
	statuses?: string;
	decay?: DecayEdit;
}

/** A rule of the model, by its key, with what becomes of it. */
export interface RuleChange {
	rule: string;
	remove?: boolean;
	values?: RuleValues;
}

/** A criterion of the profile, by its key, with other points. */
export interface CriterionChange {
	part: 'persona' | 'culture';
	criterion: string;
	points: unknown;
	/** What is taken where it is known not to hold. */
	misfit: unknown;
}

/** A rule that is added; its key is made from its label. */
export interface NewRule extends RuleValues {
	label: string;
	/** One event type or several, separated by commas or spaces. */
	eventTypes: string;
	conditions?: readonly ConditionEdit[];
}

/** What holds for the whole model. */
export interface SettingEdits {
	label?: unknown;
	timezone?: unknown;
	decay?: DecayEdit;
	hysteresisPoints?: unknown;
	pillarCaps?: ReadonlyArray<{ pillar: string; cap: unknown }>;
}
