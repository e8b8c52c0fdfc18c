import { word } from './fields';

export const instanceType = word(
  /^[a-z][a-z0-9-]{0,20}\.[a-z0-9-]{2,20}$/,
  'an instance type such as t3.medium',
  { title: 'Instance type', max: 42 },
);
