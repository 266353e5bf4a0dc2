interface AddressFiltersProps {
  readonly query: URLSearchParams;
  readonly onFilter: (changes: Readonly<Record<string, string>>) => void;
}

/** The filters of a table of the audit, which stand in the address by these names. */
export const addressFilters = (props: AddressFiltersProps, names: readonly string[]) => {
  const value = (name: string): string => props.query.get(name) ?? '';
  return {
    value,
    /** What a filter of that name does with its next value. */
    on: (name: string) => (next: string) => props.onFilter({ [name]: next }),
    /** The filters that say something, as the API takes them. */
    asked: (): string =>
      new URLSearchParams(names.flatMap((name) => (value(name) ? [[name, value(name)]] : []))).toString(),
  };
};
