import { SearchField, Select } from '@backstage/ui';
import type { OperationState } from '@cloudforge/plugin-golden-path-common';
import { useEffect, useState } from 'react';
import styles from '../operations.module.css';
import { STATE_WORDS } from '../operationWords';
import type { OperationsFilter } from './useOperationsFilter';

const ANY = 'any';

const OPTIONS = [
  { value: ANY, label: 'Any state' },
  ...Object.entries(STATE_WORDS).map(([value, label]) => ({ value, label })),
];

/** Narrows the list to one service, one state, or both. */
export function OperationsFilterBar(props: {
  filter: OperationsFilter;
  onChange: (part: Pick<OperationsFilter, 'service' | 'state'>) => void;
}) {
  const { filter, onChange } = props;
  const [typed, setTyped] = useState(filter.service ?? '');
  useEffect(() => setTyped(filter.service ?? ''), [filter.service]);

  return (
    <div role="search" className={styles.filter}>
      <SearchField
        label="Service"
        size="small"
        placeholder="Exact name, then Enter"
        value={typed}
        onChange={setTyped}
        onSubmit={text => onChange({ service: text.trim() || undefined })}
        onClear={() => onChange({ service: undefined })}
      />
      <Select
        label="State"
        options={OPTIONS}
        value={filter.state ?? ANY}
        onChange={key =>
          onChange({
            state: key === ANY ? undefined : (key as OperationState),
          })
        }
      />
    </div>
  );
}
