import { render } from 'solid-js/web';
import { NameDialog } from './NameDialog.tsx';

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * Asks what a view is to be called, over the page and apart from the menu it was asked from.
 *
 * @param query what a new view keeps; nothing when an existing one only gets another name.
 */
export const openNaming = (
  module: string,
  query: string | undefined,
  onDone: (view: Named) => void,
  view?: Named & { readonly version: number },
): void => {
  const host = document.body.appendChild(document.createElement('div'));
  const close = render(
    () => (
      <NameDialog
        module={module}
        query={query}
        view={view}
        onEnd={(named) => {
          close();
          host.remove();
          if (named) onDone(named);
        }}
      />
    ),
    host,
  );
};
