import { groupNeeds } from '../../iam/groupNeeds';
import type { IamNeeds } from '../../iam/IamNeeds';

export const iam: IamNeeds = groupNeeds;
