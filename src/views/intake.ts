/** One report of the intake, as it is told while the work goes on. */
export interface IntakeStep {
  readonly input: string
  readonly kind: 'new' | 'known' | 'none'
  readonly title: string | null
  readonly outlet: string | null
  readonly published: string | null
  readonly report: string | null
  readonly claims: number
  readonly problems: readonly string[]
}
