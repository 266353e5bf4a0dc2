import { formatDate } from '../../lib/format/date.ts';
import { daysUntil, formatDue } from '../../lib/views/due.ts';

/** When something is due, as people say it, with the whole date for whoever asks. */
export const DueDate = (props: { date: string; today: string; open: boolean }) => {
  const isLate = () => props.open && daysUntil(props.date, props.today) < 0;
  return (
    <time
      class="due"
      data-late={isLate() ? '' : undefined}
      datetime={props.date}
      title={`Vence el ${formatDate(props.date)}`}
    >
      <span class="sr-only">
        {isLate() ? 'Venció' : 'Vence'} el {formatDate(props.date)}
      </span>
      <span aria-hidden="true">{formatDue(props.date, props.today)}</span>
    </time>
  );
};
