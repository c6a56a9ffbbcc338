/** A form in which a command prints its report: a name of its `--format`. */
export interface ReportForm<Reported> {
  /** One line, for `themata list` and the help. */
  readonly summary: string
  readonly write: (reported: Reported) => string
}

/** The forms of a report, by name. */
export type ReportForms<Reported> = Readonly<Record<string, ReportForm<Reported>>>
