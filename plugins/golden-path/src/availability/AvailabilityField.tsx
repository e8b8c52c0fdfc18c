import { BgProvider, TextField } from '@backstage/ui';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useId } from 'react';
import type { Availability } from './Availability';
import { AvailabilityStatus } from './AvailabilityStatus';
import styles from './StatusLine.module.css';

/** A text field with what is known about a text, under it. */
export function AvailabilityField(props: {
  field: FieldExtensionComponentProps<string>;
  what: 'name' | 'host';
  /** What the state is about: the field's own text, or what stands for it while it is empty. */
  text: string;
  state: Availability;
  onRetry: () => void;
}) {
  const { field, what, text, state, onRetry } = props;
  const { formData, onChange, onBlur, schema, uiSchema, idSchema } = field;
  const value = formData ?? '';
  const statusId = useId();
  const isInvalid =
    state.kind === 'refused' ||
    state.kind === 'taken' ||
    Boolean(field.rawErrors?.length && state.kind !== 'available');

  return (
    <>
      {/* The form's page is not BUI's: without this the input is white on white. */}
      <BgProvider bg="neutral-1">
        <TextField
          id={idSchema?.$id}
          label={uiSchema?.['ui:title'] ?? schema.title ?? what}
          description={uiSchema?.['ui:description'] ?? schema.description}
          placeholder={uiSchema?.['ui:placeholder']}
          isRequired={field.required}
          isDisabled={field.disabled}
          isReadOnly={field.readonly}
          isInvalid={isInvalid}
          validationBehavior="aria"
          autoComplete="off"
          autoCorrect="off"
          spellCheck="false"
          value={value}
          onChange={typed => onChange(typed || undefined)}
          onBlur={() => onBlur?.(idSchema?.$id, value)}
          aria-describedby={statusId}
        />
      </BgProvider>
      <div id={statusId} role="status" className={styles.status}>
        <AvailabilityStatus
          what={what}
          text={text}
          state={state}
          onRetry={onRetry}
        />
      </div>
    </>
  );
}
