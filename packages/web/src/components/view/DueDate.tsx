import { formatDate } from '../../lib/format/date.ts';
import { formatDue } from '../../lib/views/due.ts';

/** When something is due, as people say it, with the whole date for whoever asks. */
export const DueDate = (props: { date: string; today: string; late: boolean }) => {
  return (
    <time
      class="due"
      data-late={props.late ? '' : undefined}
      datetime={props.date}
      title={`Vence el ${formatDate(props.date)}`}
    >
      <span class="sr-only">
        {props.late ? 'Venció' : 'Vence'} el {formatDate(props.date)}
      </span>
      <span aria-hidden="true">{formatDue(props.date, props.today)}</span>
    </time>
  );
};
