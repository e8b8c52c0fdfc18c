import type { IamPolicy } from '../policyFor';
import type { ScriptNames } from './guideScript';
import { HANDS_OFF, handsOff, TAG, trustPolicy } from './roleDocuments';
import type {
  AccountAccess,
  GuideStep,
  GuideText,
  SetUpGuideOptions,
} from './SetUpGuide';

const json = (value: unknown) => JSON.stringify(value, null, 2);

const tagTask = `Add the tag ${TAG.key} with the value ${TAG.value}.`;

const name = (text: string): GuideText => ({ name: 'Name', text });

const signIn = (account: string | undefined): GuideStep => ({
  title: 'Sign in',
  tasks: [
    `Open https://console.aws.amazon.com/ and sign in to ${
      account ? `the account ${account}` : 'the account'
    } as somebody who may administer IAM.`,
    'Open the service IAM.',
  ],
});

const policySteps = (
  { documents }: IamPolicy,
  { policies }: ScriptNames,
): GuideStep[] =>
  policies.map((policy, index) => ({
    title:
      policies.length === 1
        ? 'Create the policy'
        : `Create policy ${index + 1} of ${policies.length}`,
    tasks: [
      'Choose Policies, Create policy, JSON.',
      'Replace what is there by the document, and choose Next.',
      `Enter the name. ${tagTask} Choose Create policy.`,
    ],
    copy: [name(policy), { name: 'Document', text: json(documents[index]) }],
  }));

const attached = (policies: readonly string[]) =>
  policies.length === 1 ? policies[0] : `each of ${policies.join(', ')}`;

const userSteps = ({ identity, policies }: ScriptNames): GuideStep[] => [
  {
    title: 'Create the user',
    tasks: [
      'Choose Users, Create user. Enter the name, and leave access to the console off.',
      `Choose Attach policies directly, and tick ${attached(policies)}.`,
      `${tagTask} Choose Create user.`,
    ],
    copy: [name(identity)],
  },
  {
    title: 'Create the keys',
    tasks: [
      'Open the user, Security credentials, Create access key, Application running outside AWS.',
      'Keep the page open: the secret key is shown this once.',
    ],
  },
  {
    title: 'Enter the keys in CloudForge',
    tasks: [
      'Open the role in CloudForge, Credentials, and enter the access key and the secret key.',
      'Close the page in the console. CloudForge keeps the keys encrypted and shows them to nobody.',
    ],
  },
];

const roleSteps = (
  { identity, policies }: ScriptNames,
  access: Extract<AccountAccess, { kind: 'assumed-role' }>,
  account: string | undefined,
): GuideStep[] => [
  {
    title: 'Create the role',
    tasks: [
      'Choose Roles, Create role, Custom trust policy.',
      'Replace what is there by the trust policy, and choose Next.',
      `Tick ${attached(policies)}, and choose Next.`,
      `Enter the name. ${tagTask} Choose Create role.`,
    ],
    copy: [
      name(identity),
      { name: 'Trust policy', text: json(trustPolicy(access)) },
    ],
  },
  {
    title: 'Keep the role from widening itself',
    tasks: [
      'Open the role, Add permissions, Create inline policy, JSON.',
      'Replace what is there by the document, choose Next, enter the name, and choose Create policy.',
    ],
    copy: [
      name(HANDS_OFF),
      { name: 'Document', text: json(handsOff(identity)) },
    ],
  },
  {
    title: 'Enter the role in CloudForge',
    tasks: [
      'Open the role in CloudForge, Credentials, Assume a role, and enter its ARN. The external id is there already.',
    ],
    copy: [
      {
        name: 'ARN',
        text: `arn:aws:iam::${account ?? 'ACCOUNT'}:role/${identity}`,
      },
    ],
  },
];

/** The guide by hand, in the console. */
export const guideSteps = (
  { access, account }: SetUpGuideOptions,
  policy: IamPolicy,
  names: ScriptNames,
): GuideStep[] => [
  signIn(account),
  ...policySteps(policy, names),
  ...(access.kind === 'access-keys'
    ? userSteps(names)
    : roleSteps(names, access, account)),
];
