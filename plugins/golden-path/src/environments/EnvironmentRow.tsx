import { Text, VisuallyHidden } from '@backstage/ui';
import type {
  Deployed,
  EnvironmentStatus,
} from '@cloudforge/plugin-golden-path-common';
import { ExternalLink } from '../ExternalLink';
import { RelativeTime } from '../RelativeTime';
import { RowItem } from '../rows/Rows';
import { imageVersion } from './imageVersion';
import { StatusBadges } from './StatusBadges';

/** Characters of a commit's id that people compare. */
const SHORT = 8;

/** An environment: where it is, what it runs, since when, and whether it works. */
export function EnvironmentRow(props: { status: EnvironmentStatus }) {
  const { environment, url, deployed } = props.status;
  return (
    <RowItem
      aside={
        <>
          {deployed && <StatusBadges {...deployed} />}
          <Links status={props.status} />
        </>
      }
    >
      {url === undefined ? (
        <Text weight="bold">{environment}</Text>
      ) : (
        <ExternalLink href={url}>{environment}</ExternalLink>
      )}
      <Text as="div" variant="body-small" color="secondary">
        {deployed ? <Runs {...deployed} /> : 'Not registered with Argo CD.'}
      </Text>
      {deployed?.problems.map(problem => (
        <Text as="div" variant="body-small" key={problem}>
          {problem}
        </Text>
      ))}
    </RowItem>
  );
}

function Links({ status }: { status: EnvironmentStatus }) {
  const links = [
    ['Argo CD', status.application.url],
    ['Dashboard', status.dashboardUrl],
    ['Logs', status.logsUrl],
    ['Traces', status.tracesUrl],
  ];
  return (
    <>
      {links.map(([words, href]) => (
        <ExternalLink key={words} href={href}>
          {words}
          <VisuallyHidden> of {status.environment}</VisuallyHidden>
        </ExternalLink>
      ))}
    </>
  );
}

function Runs({ images, revision, syncedAt }: Deployed) {
  const versions = images.flatMap(image => imageVersion(image) ?? []);
  return (
    <>
      {versions.length > 0 ? (
        <span title={images.join('\n')}>{versions.join(', ')}</span>
      ) : (
        'No image has been built yet'
      )}
      {revision && (
        <>
          {' · revision '}
          <ExternalLink small href={revision.url}>
            {revision.id.slice(0, SHORT)}
          </ExternalLink>
        </>
      )}
      {syncedAt !== undefined && (
        <>
          {' · synced '}
          <RelativeTime at={syncedAt} />
        </>
      )}
    </>
  );
}
