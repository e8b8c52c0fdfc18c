import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import type { ReactNode } from 'react';

/**
 * A link to an entity's page, by the name under which people know it unless
 * there are children; plain text in a portal without a catalog.
 */
export function EntityLink(props: {
  entityRef: string;
  children?: ReactNode;
  strong?: boolean;
  small?: boolean;
}) {
  const { entityRef, strong, small } = props;
  const presentation = useEntityPresentation(entityRef);
  const entityPage = useRouteRef(entityRouteRef);
  const content = props.children ?? presentation.primaryTitle;
  const look = {
    weight: strong ? 'bold' : 'regular',
    variant: small ? 'body-small' : 'body-medium',
  } as const;

  return entityPage ? (
    <Link
      href={entityPage(entityRouteParams(parseEntityRef(entityRef)))}
      {...look}
    >
      {content}
    </Link>
  ) : (
    <Text as="span" {...look}>
      {content}
    </Text>
  );
}
