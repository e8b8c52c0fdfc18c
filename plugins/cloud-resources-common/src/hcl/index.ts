export {
  Call,
  NestedBlock,
  Reference,
  Template,
  block,
  data,
  resource,
  type HclBlock,
  type HclBody,
  type HclExpression,
  type HclSection,
  type HclValue,
  type ReferencePart,
} from './tree';
export { writeHcl } from './writeHcl';
