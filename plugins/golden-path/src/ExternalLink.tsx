import { Link, Text } from '@backstage/ui';
import type { ReactNode } from 'react';

/**
 * A link out of the portal, in a tab of its own so that a half-filled form
 * stays. An address that a browser would run instead of open stays text.
 */
export function ExternalLink(props: { href: string; children: ReactNode }) {
  if (!/^https?:\/\//i.test(props.href)) {
    return <Text as="span">{props.children}</Text>;
  }
  return (
    <Link href={props.href} target="_blank" rel="noopener noreferrer">
      {props.children}
    </Link>
  );
}
