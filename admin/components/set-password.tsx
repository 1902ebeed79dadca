import { Input, Text } from '@adminjs/design-system';
import type { ActionProps } from 'adminjs';
import { ActForm } from './act-form';

/** Gives somebody a new password. */
export default function SetPassword(props: ActionProps) {
  return (
    <ActForm
      {...props}
      field="newPassword"
      label="New password"
      button="Set password"
      input={<Input id="newPassword" name="newPassword" type="password" autoComplete="new-password" width={1} />}
    >
      <Text>At least 8 characters. {props.record?.title} is signed out everywhere and signs in with the new one.</Text>
    </ActForm>
  );
}
