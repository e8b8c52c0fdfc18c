/**
 * Writes the predicate of a SLSA v1 provenance from what GitLab says of this
 * job. Every value reaches jq as an argument, so no text can change the shape.
 * Source: https://slsa.dev/spec/v1.0/provenance
 */
export const WRITE_PROVENANCE = `jq --null-input \\
  --arg buildType "$BUILD_TYPE" \\
  --arg source "git+$CI_PROJECT_URL@refs/heads/$CI_COMMIT_BRANCH" \\
  --arg commit "$CI_COMMIT_SHA" \\
  --arg builder "$CI_SERVER_URL" \\
  --arg invocation "$CI_PIPELINE_URL" \\
  --arg started "$CI_PIPELINE_CREATED_AT" \\
  '{
    buildDefinition: {
      buildType: $buildType,
      externalParameters: { source: $source, entryPoint: ".gitlab-ci.yml" },
      resolvedDependencies: [{ uri: $source, digest: { gitCommit: $commit } }]
    },
    runDetails: {
      builder: { id: $builder },
      metadata: { invocationId: $invocation, startedOn: $started }
    }
  }' > provenance.json`;
