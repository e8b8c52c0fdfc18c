import { Link, Text } from '@backstage/ui';
import type { ReactNode } from 'react';

/**
 * A link out of the portal, in a tab of its own so that a half-filled form
 * stays. An address that a browser would run instead of open stays text.
 */
export function ExternalLink(props: {
  href: string;
  children: ReactNode;
  small?: boolean;
}) {
  const { href, children } = props;
  const variant = props.small ? 'body-small' : 'body-medium';
  if (!/^https?:\/\//i.test(href)) {
    return (
      <Text as="span" variant={variant}>
        {children}
      </Text>
    );
  }
  return (
    <Link
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      variant={variant}
    >
      {children}
    </Link>
  );
}
