import { Link } from 'react-router-dom';
import { useListAddress } from './list-address';

interface DayTrailProps {
  column: string;
  days: { first: string; last: string };
}

interface Step {
  label: string;
  from: string;
  to: string;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const two = (number: number) => String(number).padStart(2, '0');
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

const ofYear = (year: number): Step => ({ label: String(year), from: `${year}-01-01`, to: `${year}-12-31` });
const ofMonth = (year: number, month: number): Step => ({
  label: MONTHS[month - 1]!,
  from: `${year}-${two(month)}-01`,
  to: `${year}-${two(month)}-${two(lastDay(year, month))}`,
});
const ofDay = (year: number, month: number, day: number): Step => {
  const date = `${year}-${two(month)}-${two(day)}`;
  return { label: String(day), from: date, to: date };
};

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Steps from years to months to days, where there is something of; above them the way back. */
function stepsOf(from: string, to: string, { first, last }: DayTrailProps['days']): { trail: Step[]; steps: Step[] } {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const within = (step: Step) => step.to >= first && step.from <= last;
  const isYear = from === ofYear(year).from && to === ofYear(year).to;
  const isMonth = from !== '' && from === ofMonth(year, month || 1).from && to === ofMonth(year, month || 1).to;
  const isDay = from !== '' && from === to;
  if (isYear) return { trail: [ofYear(year)], steps: upTo(1, 12).map((each) => ofMonth(year, each)).filter(within) };
  if (isMonth) return { trail: [ofYear(year), ofMonth(year, month)], steps: upTo(1, lastDay(year, month)).map((day) => ofDay(year, month, day)).filter(within) };
  if (isDay) return { trail: [ofYear(year), ofMonth(year, month), ofDay(year, month, Number(from.slice(8)))], steps: [] };
  return { trail: [], steps: upTo(Number(first.slice(0, 4)), Number(last.slice(0, 4))).map(ofYear) };
}

/** Years, months and days of a list as links, as far as there is something of them. */
export function DayTrail({ column, days }: DayTrailProps) {
  const { filters, withFilters } = useListAddress();
  const [fromKey, toKey] = [`${column}~~from`, `${column}~~to`];
  const to = ({ from, to: until }: { from: string; to: string }) => withFilters({ ...filters, [fromKey]: from, [toKey]: until });
  const { trail, steps } = stepsOf(filters[fromKey] ?? '', filters[toKey] ?? '', days);
  const link = (step: Step, isCurrent = false) => (
    <Link key={step.from + step.to} to={to(step)} aria-current={isCurrent ? 'date' : undefined}>
      {step.label}
    </Link>
  );
  return (
    <nav className="days" aria-label="By date">
      {trail.length > 0 && <Link to={to({ from: '', to: '' })}>All dates</Link>}
      {trail.map((step, index) => link(step, index === trail.length - 1))}
      {trail.length > 0 && steps.length > 0 && <span aria-hidden="true">›</span>}
      {steps.map((step) => link(step))}
    </nav>
  );
}
