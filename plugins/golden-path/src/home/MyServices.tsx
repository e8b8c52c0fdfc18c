import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Card, Link, Text, VisuallyHidden } from '@backstage/ui';
import { Fragment } from 'react';
import { EntityLink } from '../catalog/EntityLink';
import { ExternalLink } from '../ExternalLink';
import { LoadingFailed } from '../LoadingFailed';
import { catalogRouteRef, createServiceRouteRef } from '../routes';
import { RowItem, Rows, RowsSkeleton } from '../rows/Rows';
import { Section } from './Section';
import styles from './home.module.css';
import { useMyServices, type MyService } from './useMyServices';

/** What the person's groups own. */
export function MyServices() {
  const { value, error, retry } = useMyServices();
  const catalogHref = useRouteRef(catalogRouteRef)?.();
  const more = value !== undefined && value.total > value.services.length;

  return (
    <Section
      title="My services"
      action={
        more && catalogHref && <Link href={catalogHref}>All {value.total}</Link>
      }
    >
      {error && (
        <LoadingFailed
          title="Your services could not be loaded"
          error={error}
          onRetry={retry}
        />
      )}
      {!error && !value && <RowsSkeleton label="Loading your services …" />}
      {!error && value && <ServiceRows services={value.services} />}
    </Section>
  );
}

function ServiceRows({ services }: { services: MyService[] }) {
  if (services.length === 0) {
    return <NoServices />;
  }
  return (
    <Rows>
      {services.map(service => (
        <RowItem
          key={service.entityRef}
          aside={service.repositories.map(({ title, url }) => (
            <ExternalLink key={url} href={url}>
              {title}
              <VisuallyHidden> of {service.name}</VisuallyHidden>
            </ExternalLink>
          ))}
        >
          <EntityLink entityRef={service.entityRef} strong>
            {service.name}
          </EntityLink>{' '}
          {service.title && service.title !== service.name && (
            <Text as="span">{service.title}</Text>
          )}
          <Text as="div" variant="body-small" color="secondary">
            owned by{' '}
            {service.ownerRefs.map((ref, index) => (
              <Fragment key={ref}>
                {index > 0 && ', '}
                <EntityLink entityRef={ref} small />
              </Fragment>
            ))}
          </Text>
        </RowItem>
      ))}
    </Rows>
  );
}

function NoServices() {
  const createHref = useRouteRef(createServiceRouteRef)?.();
  return (
    <Card>
      <div className={styles.empty}>
        <Text as="p">Your groups do not own a service yet.</Text>
        {createHref && (
          <ButtonLink href={createHref} variant="primary">
            Create the first one
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}
