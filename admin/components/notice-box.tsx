import { MessageBox } from '@adminjs/design-system';
import { type NoticeMessageInState, useTranslation } from 'adminjs';
import { useCallback, useEffect } from 'react';
import { useDispatch, useSelector } from 'react-redux';

const SECONDS = 4;

/** Notices, told to screen readers too. A success goes by itself; a refusal stays until it has been read and closed. */
export default function NoticeBox() {
  const notices = useSelector((state: { notices: NoticeMessageInState[] }) => state.notices);
  return (
    <div data-css="notice-wrapper" className="notices">
      {notices.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function Notice({ notice }: { notice: NoticeMessageInState }) {
  const { translateMessage } = useTranslation();
  const dispatch = useDispatch();
  const isError = notice.type === 'error';
  const drop = useCallback(() => dispatch({ type: 'DROP_NOTICE', data: { noticeId: notice.id } }), [dispatch, notice.id]);
  useEffect(() => {
    if (isError) return;
    const timer = setTimeout(drop, SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [drop, isError]);
  return (
    <div role={isError ? 'alert' : 'status'}>
      <MessageBox
        variant={isError ? 'danger' : 'success'}
        message={translateMessage(notice.message, notice.resourceId, notice.options)}
        onCloseClick={drop}
      />
    </div>
  );
}
