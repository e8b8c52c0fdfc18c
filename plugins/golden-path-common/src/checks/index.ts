export type { ObjectProblem } from './ObjectProblem';
export { environmentProblems } from './environmentProblems';
export { modelSpecifier } from './modelSpecifier';
