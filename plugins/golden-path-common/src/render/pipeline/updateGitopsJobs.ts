import type { ServiceContext } from '../ServiceContext';
import type { Job } from './Pipeline';
import { onDefaultBranch } from './pushJobs';
import { SET_DIGEST } from './setDigest';
import { bring, toolbox } from './toolbox';

/** Enough for twenty pipelines that push at once and each win only once. */
const ATTEMPTS = 30;

/** A digest and nothing else: it came out of a file of another job. */
const CHECK_DIGEST = `printf '%s\\n' "$IMAGE_DIGEST" | grep -Eqx 'sha256:[0-9a-f]{64}' || {
  echo "Not a digest: $IMAGE_DIGEST" >&2
  exit 1
}`;

/**
 * Starts each attempt from the newest commit, so that a lost race costs a
 * fetch and can never undo another update; halts when anything but the one
 * line would change.
 */
const UPDATE = `attempt=1
while [ "$attempt" -le ${ATTEMPTS} ]; do
  git fetch --quiet --depth 1 origin "$GITOPS_BRANCH"
  git checkout --quiet --force -B "$GITOPS_BRANCH" FETCH_HEAD
  ${SET_DIGEST.replaceAll('\n', '\n  ')} "$KUSTOMIZATION" > "$updated" || {
    echo "$KUSTOMIZATION has no single image $SERVICE with a newTag or a digest" >&2
    exit 1
  }
  cp "$updated" "$KUSTOMIZATION"
  if git diff --quiet; then
    echo "$SERVICE already runs $IMAGE_DIGEST"
    exit 0
  fi
  changed=$(git diff --numstat)
  if [ "$changed" != "$(printf '1\\t1\\t%s' "$KUSTOMIZATION")" ]; then
    echo "More than the image line of $KUSTOMIZATION would change" >&2
    git diff >&2
    exit 1
  fi
  git commit --quiet --all --message "$MESSAGE"
  if git push --quiet --push-option=ci.skip origin "HEAD:$GITOPS_BRANCH"; then
    git show --unified=0 --format='%h %s'
    exit 0
  fi
  sleep "$(((attempt + CI_JOB_ID) % 5 + 1))"
  attempt=$((attempt + 1))
done
echo "Could not push to $GITOPS_REPOSITORY in ${ATTEMPTS} attempts" >&2
exit 1`;

/** Puts the digest into the first environment's overlay; promotion carries it on from there. */
export function updateGitopsJobs({
  names,
  platform,
  environments,
}: ServiceContext): Record<string, Job> {
  const [first] = environments;
  return {
    'update-gitops': {
      stage: 'update-gitops',
      image: toolbox(platform),
      rules: onDefaultBranch,
      interruptible: false,
      resource_group: 'update-gitops',
      // GitLab then shows what was deployed when, and refuses an older pipeline that comes late.
      environment: {
        name: first.environment,
        ...(first.url && { url: first.url }),
      },
      needs: [
        { job: 'push-image', artifacts: true },
        ...(platform.signing ? [{ job: 'sign-image', artifacts: false }] : []),
      ],
      variables: {
        GIT_STRATEGY: 'none',
        GIT_TERMINAL_PROMPT: '0',
        SERVICE: names.name,
        GITOPS_REPOSITORY: names.gitops.cloneUrl,
        GITOPS_BRANCH: platform.gitlab.defaultBranch,
        KUSTOMIZATION: `${first.overlay}/kustomization.yaml`,
        MESSAGE: `Deploy ${names.name} \${CI_COMMIT_SHORT_SHA} to ${first.environment} [skip ci]`,
      },
      script: [
        bring('git'),
        CHECK_DIGEST,
        // The token reaches git through its environment only: not the command line, the address or a file.
        'export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=credential.helper',
        'export GIT_CONFIG_VALUE_0="!f() { echo username=oauth2; echo \\"password=\\$GITOPS_DEPLOY_TOKEN\\"; }; f"',
        'export GIT_AUTHOR_NAME="$CI_PROJECT_PATH" GIT_AUTHOR_EMAIL="pipeline@$CI_SERVER_HOST"',
        'export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"',
        'updated=$(mktemp)',
        'work=$(mktemp -d)',
        'cd "$work"',
        'git init --quiet',
        'git remote add origin "$GITOPS_REPOSITORY"',
        UPDATE,
      ],
    },
  };
}
