import { useEffect, useRef } from 'react';
import type { FormProblem } from '../http/form-problem';
import { Notice } from './ui/notice';

/** What is wrong with a form as a whole. Takes the keyboard's place, so that it is read out and seen. */
export function FormError({ problem }: { problem: FormProblem | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  return (
    <Notice ref={box} tone="danger" role="alert" tabIndex={-1}>
      {problem.error.message}
    </Notice>
  );
}
