import { Box, Button, DrawerContent, DrawerFooter, FormGroup, FormMessage, Icon, Label } from '@adminjs/design-system';
import { ActionHeader, type ActionProps, ApiClient, type RecordJSON, useNotice } from 'adminjs';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';

interface ActFormProps extends ActionProps {
  /** The name of the one field, and how the person knows it. */
  field: string;
  label: string;
  button: string;
  /** Why, or what will happen. */
  children: ReactNode;
  input: ReactNode;
}

interface Answer {
  notice?: { type: string };
  record?: RecordJSON;
}

/** An act upon a row that asks for one thing: posts it, shows what is wrong at the field, and goes back to the row. */
export function ActForm(props: ActFormProps) {
  const { action, resource, record, field, label, button, children, input } = props;
  const [error, setError] = useState('');
  const [isBusy, setBusy] = useState(false);
  const addNotice = useNotice();
  const navigate = useNavigate();
  if (!record) return null;

  const act = async (form: FormData) => {
    setBusy(true);
    setError('');
    try {
      const { data } = await new ApiClient().recordAction({ resourceId: resource.id, recordId: record.id, actionName: action.name, data: form });
      const { notice, record: answered } = data as Answer;
      setError(answered?.errors?.[field]?.message ?? '');
      if (notice) addNotice(notice as never);
      if (notice?.type === 'success') void navigate(`/admin/resources/${resource.id}/records/${encodeURIComponent(record.id)}/show?refresh=true`);
    } catch {
      addNotice({ type: 'error', message: 'Slooze cannot be reached. Please try again.' });
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void act(new FormData(event.currentTarget));
  };

  return (
    <Box as="form" flex flexGrow={1} flexDirection="column" onSubmit={submit as never}>
      <DrawerContent>
        <ActionHeader {...props} omitActions />
        <Box mb="xl">{children}</Box>
        <FormGroup error={Boolean(error)}>
          <Label htmlFor={field}>{label}</Label>
          {input}
          <FormMessage>{error}</FormMessage>
        </FormGroup>
      </DrawerContent>
      <DrawerFooter>
        <Button type="submit" variant="contained" color={action.variant === 'danger' ? 'danger' : 'primary'} disabled={isBusy}>
          {isBusy && <Icon icon="Loader" spin />}
          {button}
        </Button>
      </DrawerFooter>
    </Box>
  );
}
