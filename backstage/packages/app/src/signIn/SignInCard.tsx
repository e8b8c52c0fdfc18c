import { Alert, Box, Button, Flex, Text } from '@backstage/ui';
import { RiGithubFill } from '@remixicon/react';
import { Helmet } from 'react-helmet';
import { Logo } from '../brand';
import styles from './SignInCard.module.css';

/** What the sign-in page shows; `onGuest` only where guests are let in. */
export const SignInCard = (props: {
  busy: boolean;
  problem?: string;
  onGitHub: () => void;
  onGuest?: () => void;
}) => (
  <main className={styles.page}>
    <Helmet title="Sign in | CloudForge" />
    <Box as="section" bg="neutral" className={styles.card}>
      <Logo size={44} />
      <Flex direction="column" gap="2">
        <Text as="h1" variant="title-small" weight="bold">
          Sign in
        </Text>
        <Text color="secondary">
          From an idea to a running service: repositories, pipeline and
          deployment in one go.
        </Text>
      </Flex>
      {props.problem && (
        <Alert
          role="alert"
          status="danger"
          icon
          title="You are not signed in"
          description={props.problem}
        />
      )}
      <Flex direction="column" gap="3" align="stretch">
        <Button
          iconStart={<RiGithubFill />}
          isPending={props.busy}
          onPress={props.onGitHub}
        >
          Sign in with GitHub
        </Button>
        {props.onGuest && (
          <Button variant="secondary" onPress={props.onGuest}>
            Look around as a guest
          </Button>
        )}
      </Flex>
    </Box>
  </main>
);
