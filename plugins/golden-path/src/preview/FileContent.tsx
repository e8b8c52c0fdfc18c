import { CodeSnippet } from '@backstage/core-components';
import { ButtonIcon, Text } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { memo, useMemo } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { changedLines } from './changedLines';
import styles from './preview.module.css';

/** Grammars of highlight.js by the end of a file's name. */
const GRAMMARS: ReadonlyArray<[RegExp, string]> = [
  [/\.ya?ml$/, 'yaml'],
  [/\.json$/, 'json'],
  [/\.md$/, 'markdown'],
  [/\.sh$/, 'bash'],
];

/** The grammar to show a file in; plain text where none fits. */
export function grammarOf(path: string): string {
  return GRAMMARS.find(([end]) => end.test(path))?.[1] ?? 'text';
}

interface FileContentProps {
  project: string;
  path: string;
  text: string;
  /** As it was before the last answer. */
  before: string;
}

function PlainFileContent(props: FileContentProps) {
  const { project, path, text, before } = props;
  const changed = useMemo(() => changedLines(before, text), [before, text]);
  const [copied, copy] = useCopyToClipboard();
  const isCopied = copied.value === text && !copied.error;

  return (
    <section className={styles.content} aria-label={path}>
      <div className={styles.path}>
        <Text as="div" variant="body-small">
          <Text as="span" variant="body-small" color="secondary">
            {project}/
          </Text>
          {path}
        </Text>
        <ButtonIcon
          variant="tertiary"
          icon={isCopied ? <RiCheckLine /> : <RiFileCopyLine />}
          aria-label={isCopied ? 'Copied' : 'Copy this file'}
          onPress={() => copy(text)}
        />
      </div>
      <div className={styles.text}>
        <CodeSnippet
          // The last line ends here; none follows it.
          text={text.replace(/\n$/, '')}
          language={grammarOf(path)}
          showLineNumbers
          highlightedNumbers={changed}
          customStyle={{ background: 'transparent', margin: 0 }}
        />
      </div>
    </section>
  );
}

/** One generated file; highlighting it takes long, so only when it changes. */
export const FileContent = memo(PlainFileContent);
