import type { ServiceContext } from '../ServiceContext';
import type { Job } from './Pipeline';
import { onDefaultBranch } from './pushJobs';

/** Enough for twenty pipelines that push at once and each win only once. */
const ATTEMPTS = 30;

/** In yq 4: a digest instead of a tag, for this image only. */
const SET_DIGEST =
  '(.images[] | select(.name == strenv(SERVICE)) | .digest) = strenv(IMAGE_DIGEST) | del(.images[] | select(.name == strenv(SERVICE)) | .newTag)';

/**
 * Starts each attempt from the newest commit, so that a lost race costs a
 * fetch and can never undo another update; halts when anything but the one
 * line would change.
 */
const UPDATE = `for attempt in $(seq 1 ${ATTEMPTS}); do
  git fetch --quiet --depth 1 origin "$GITOPS_BRANCH"
  git checkout --quiet --force -B "$GITOPS_BRANCH" FETCH_HEAD
  yq --inplace '${SET_DIGEST}' "$KUSTOMIZATION"
  if git diff --quiet; then
    echo "$SERVICE already runs $IMAGE_DIGEST"
    exit 0
  fi
  if [ "$(git diff --numstat)" != "$(printf '1\\t1\\t%s' "$KUSTOMIZATION")" ]; then
    echo "More than the image line of $KUSTOMIZATION would change" >&2
    git diff >&2
    exit 1
  fi
  git commit --quiet --all --message "$MESSAGE"
  if git push --quiet --push-option=ci.skip origin "HEAD:$GITOPS_BRANCH"; then
    exit 0
  fi
  sleep "$((attempt % 5 + 1))"
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
      image: { name: platform.images.yq, entrypoint: [''] },
      rules: onDefaultBranch,
      interruptible: false,
      resourceGroup: 'update-gitops',
      needs: [{ job: 'push-image', artifacts: true }],
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
        // The token reaches git through its environment only: not the command line, the address or a file.
        'export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=credential.helper',
        `export GIT_CONFIG_VALUE_0='!f() { echo username=oauth2; echo "password=$GITOPS_DEPLOY_TOKEN"; }; f'`,
        'export GIT_AUTHOR_NAME="$CI_PROJECT_PATH" GIT_AUTHOR_EMAIL="pipeline@$CI_SERVER_HOST"',
        'export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"',
        'cd "$(mktemp -d)"',
        'git init --quiet',
        'git remote add origin "$GITOPS_REPOSITORY"',
        UPDATE,
      ],
    },
  };
}
