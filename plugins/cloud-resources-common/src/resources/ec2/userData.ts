import type { DesignNode } from '../../design/Design';
import { Call, Template, type HclValue } from '../../hcl';
import { loginSecretArn } from './loginSecrets';
import type { Ec2Config } from './schema';

type Node = DesignNode<Ec2Config>;
type Line = string | Template;

const BOUNDARY = 'cloudforge';

/**
 * The network may take minutes: an Elastic IP comes after the instance, and IAM
 * needs a while for a new role.
 */
const READ: readonly Line[] = [
  '#!/bin/bash',
  'set -uo pipefail',
  'user=$(id -nu 1000)',
  'read_secret() {',
  '  for _ in $(seq 60); do',
  '    aws secretsmanager get-secret-value --secret-id "$1" \\',
  '      --region "$(cut -d: -f4 <<< "$1")" \\',
  '      --query SecretString --output text && return',
  '    sleep 5',
  '  done',
  '  return 1',
  '}',
];

/** Where several settings speak, OpenSSH takes the first; 00 comes before what an image brings. */
const PASSWORD: readonly Line[] = [
  'if password=$(read_secret "$password_secret"); then',
  '  printf \'%s:%s\\n\' "$user" "$password" | chpasswd',
  "  printf 'PasswordAuthentication yes\\n' > /etc/ssh/sshd_config.d/00-cloudforge.conf",
  '  systemctl reload sshd || systemctl reload ssh',
  'fi',
];

/** The private key is in memory only, and only until the public one is known. */
const KEY: readonly Line[] = [
  'umask 077',
  'key=$(mktemp -p /run)',
  'if read_secret "$key_secret" > "$key" && public=$(ssh-keygen -y -f "$key"); then',
  '  home=$(getent passwd "$user" | cut -d: -f6)',
  '  install -d -m 700 -o "$user" -g "$user" "$home/.ssh"',
  '  printf \'%s\\n\' "$public" >> "$home/.ssh/authorized_keys"',
  '  chown "$user:$user" "$home/.ssh/authorized_keys"',
  'fi',
  'rm -f "$key"',
];

/** Reads the secrets of the node with the instance's own role. */
function loginScript(node: Node): readonly Line[] {
  const password = loginSecretArn(node, 'password');
  const key = loginSecretArn(node, 'rsa-4096-key');
  if (!password && !key) {
    return [];
  }
  return [
    ...READ,
    ...(password
      ? [Template.of("password_secret='", password, "'"), ...PASSWORD]
      : []),
    ...(key ? [Template.of("key_secret='", key, "'"), ...KEY] : []),
  ];
}

/** In Base64, so that no text ends the part or is changed on its way. */
const ownPart = (userData: string): HclValue[] => [
  `--${BOUNDARY}`,
  'Content-Type: text/plain; charset="utf-8"',
  'Content-Transfer-Encoding: base64',
  '',
  Call.of('base64encode', userData),
];

/**
 * What runs at the first start: the node's user data as typed, or, where the
 * instance also has secrets to read, both as parts that cloud-init takes apart.
 */
export function userDataOf(node: Node): HclValue | undefined {
  const script = loginScript(node);
  const { userData } = node.config;
  if (script.length === 0) {
    return userData;
  }
  return Call.of('join', '\n', [
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: text/x-shellscript; charset="utf-8"',
    '',
    ...script,
    ...(userData === undefined ? [] : ownPart(userData)),
    `--${BOUNDARY}--`,
    '',
  ]);
}
