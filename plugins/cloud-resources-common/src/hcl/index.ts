export {
  Call,
  NestedBlock,
  Reference,
  Template,
  type HclBlock,
  type HclBody,
  type HclExpression,
  type HclSection,
  type HclValue,
} from './tree';
export { writeHcl } from './writeHcl';
