import type { ServiceStatus } from '@cloudforge/plugin-golden-path-common';
import type { ReactNode } from 'react';
import { EntityLink } from '../catalog/EntityLink';
import { ExternalLink } from '../ExternalLink';
import styles from './environments.module.css';

/** What users may rely on, and who may change what. */
export function ServiceFacts({ status }: { status: ServiceStatus }) {
  const { slo, owners, links } = status;
  const { percent, milliseconds } = slo.latency;
  return (
    <dl className={styles.facts}>
      <Fact term="Service level objective">
        {`${slo.availability} % of requests do not fail, ${percent} % take at most ${milliseconds} ms, over 30 days`}
      </Fact>
      <Fact term="Source and pipeline">
        <EntityLink entityRef={owners.service} small /> in{' '}
        <ExternalLink small href={links.repository}>
          its repository
        </ExternalLink>
        ,{' '}
        <ExternalLink small href={links.pipeline}>
          pipelines
        </ExternalLink>
      </Fact>
      <Fact term="What runs, and how large">
        By merge request to the{' '}
        <ExternalLink small href={links.gitopsRepository}>
          GitOps repository
        </ExternalLink>
        , which the group {owners.platform} approves. The pipeline writes the
        image.
      </Fact>
      <Fact term="Quotas, networks and permissions">
        By the group {owners.platform} alone, in the{' '}
        <ExternalLink small href={links.boundary}>
          workloads repository
        </ExternalLink>
      </Fact>
    </dl>
  );
}

function Fact(props: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
