import { ActionHeader, BaseActionComponent, NoActionError, NoResourceError, useResource } from 'adminjs';
import { useState } from 'react';
import { useParams } from 'react-router';
import PageFrame from './page-frame';

/** The page of a table: its heading, and the list under it. Other pages of the table have routes of their own. */
export default function ListPage() {
  const { resourceId = '', '*': rest } = useParams();
  const resource = useResource(resourceId);
  const [tag, setTag] = useState('');
  if (rest) return null;
  if (!resource) return <NoResourceError resourceId={resourceId} />;
  const list = resource.resourceActions.find(({ name }) => name === 'list');
  if (!list) return <NoActionError resourceId={resourceId} actionName="list" />;
  return (
    <PageFrame>
      <ActionHeader resource={resource} action={list} tag={tag} />
      <BaseActionComponent action={list} resource={resource} setTag={setTag} />
    </PageFrame>
  );
}
