import { choice, flag, whole, word } from '../fields';

export const certificateArn = word(
  /^arn:aws:(acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+|iam::\d{12}:server-certificate\/[\w/+=,.@-]+)$/,
  'the ARN of a certificate in ACM or IAM',
  { title: 'Certificate', help: 'In ACM, of the same region' },
);

/** TLS 1.2 and 1.3 (Elastic Load Balancing user guide, "security policies"). */
export const sslPolicy = choice(
  [
    'ELBSecurityPolicy-TLS13-1-2-2021-06',
    'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
    'ELBSecurityPolicy-TLS13-1-3-2021-06',
    'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    'ELBSecurityPolicy-2016-08',
  ],
  { title: 'TLS versions and ciphers' },
).default('ELBSecurityPolicy-TLS13-1-2-2021-06');

/** Takes TLS 1.0 and 1.1 too. */
export const OLD_SSL_POLICY = 'ELBSecurityPolicy-2016-08';

export const internal = flag({
  title: 'Internal',
  help: 'In the private subnets; otherwise it faces the internet',
}).default(true);

export const enableDeletionProtection = flag({
  title: 'Protect from deletion',
  help: 'To be switched off before the balancer can be destroyed',
}).default(false);

export const port = (title: string, help?: string) =>
  whole({ title, help, min: 1, max: 65_535 });

export const deregistrationDelay = whole({
  title: 'A target that leaves finishes its work for',
  unit: 's',
  min: 0,
  max: 3_600,
}).default(300);

/** Limits: Elastic Load Balancing user guides, "health checks". */
export const interval = whole({
  title: 'Asked every',
  unit: 's',
  min: 5,
  max: 300,
}).default(30);

export const threshold = (title: string, fallback: number) =>
  whole({ title, unit: 'answers', min: 2, max: 10 }).default(fallback);
