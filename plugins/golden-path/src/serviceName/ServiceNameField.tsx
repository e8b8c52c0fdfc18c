import { BgProvider, TextField } from '@backstage/ui';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { useId } from 'react';
import { NameStatus } from './NameStatus';
import styles from './ServiceNameField.module.css';
import { useNameCheck } from './useNameCheck';

/** A text field that says while typing whether the name can be had. */
export function ServiceNameField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, onBlur, schema, uiSchema, idSchema } = props;
  const name = formData ?? '';
  const statusId = useId();
  const { state, retry } = useNameCheck(name);
  const isInvalid =
    state.kind === 'refused' ||
    state.kind === 'taken' ||
    Boolean(props.rawErrors?.length && state.kind !== 'available');

  return (
    <>
      {/* The form's page is not BUI's: without this the input is white on white. */}
      <BgProvider bg="neutral-1">
        <TextField
          id={idSchema?.$id}
          label={uiSchema?.['ui:title'] ?? schema.title ?? 'Name'}
          description={uiSchema?.['ui:description'] ?? schema.description}
          placeholder={uiSchema?.['ui:placeholder']}
          isRequired={props.required}
          isDisabled={props.disabled}
          isReadOnly={props.readonly}
          isInvalid={isInvalid}
          validationBehavior="aria"
          autoComplete="off"
          autoCorrect="off"
          spellCheck="false"
          value={name}
          onChange={text => onChange(text || undefined)}
          onBlur={() => onBlur?.(idSchema?.$id, name)}
          aria-describedby={statusId}
        />
      </BgProvider>
      <div id={statusId} role="status" className={styles.status}>
        <NameStatus name={name} state={state} onRetry={retry} />
      </div>
    </>
  );
}
