import type { components } from './schema';

export type { paths } from './schema';

type Schemas = components['schemas'];

export type ActualView = Schemas['ActualView'];
export type BaselineView = Schemas['BaselineView'];
export type BudgetRowView = Schemas['BudgetRowView'];
export type BudgetView = Schemas['BudgetView'];
export type CardProgress = Schemas['CardProgress'];
export type CatalogView = Schemas['CatalogView'];
export type DemoSignIn = Schemas['DemoSignIn'];
export type Direction = Schemas['Direction'];
export type EntryKind = Schemas['EntryKind'];
export type ImportChange = Schemas['ImportChange'];
export type ImportChangeKind = Schemas['ImportChangeKind'];
export type ImportFault = Schemas['ImportFault'];
export type ImportResult = Schemas['ImportResult'];
export type IndicatorKind = Schemas['IndicatorKind'];
export type IndicatorProgress = Schemas['IndicatorProgress'];
export type IndicatorView = Schemas['IndicatorView'];
export type NewPerson = Schemas['NewPerson'];
export type OpenReport = Schemas['OpenReport'];
export type OrganizationKind = Schemas['OrganizationKind'];
export type OrganizationRef = Schemas['OrganizationRef'];
export type OrganizationRole = Schemas['OrganizationRole'];
export type OrganizationView = Schemas['OrganizationView'];
export type PasswordChange = Schemas['PasswordChange'];
export type PersonAccount = Schemas['PersonAccount'];
export type PersonChange = Schemas['PersonChange'];
export type PersonView = Schemas['PersonView'];
export type Phasing = Schemas['Phasing'];
export type PillarProgress = Schemas['PillarProgress'];
export type PillarView = Schemas['PillarView'];
export type PlanIndicatorSettings = Schemas['PlanIndicatorSettings'];
export type PlanIndicatorView = Schemas['PlanIndicatorView'];
export type PlanMilestoneView = Schemas['PlanMilestoneView'];
export type PlanResultView = Schemas['PlanResultView'];
export type PlanSummary = Schemas['PlanSummary'];
export type PlanView = Schemas['PlanView'];
export type ProgressStatus = Schemas['ProgressStatus'];
export type ProgressView = Schemas['ProgressView'];
export type QuarterProgress = Schemas['QuarterProgress'];
export type ReportActions = Schemas['ReportActions'];
export type ReportDates = Schemas['ReportDates'];
export type ReportDraft = Schemas['ReportDraft'];
export type ReportDraftValue = Schemas['ReportDraftValue'];
export type ReportEvent = Schemas['ReportEvent'];
export type ReportingDutyView = Schemas['ReportingDutyView'];
export type ReportRow = Schemas['ReportRow'];
export type ReportState = Schemas['ReportState'];
export type ReportStep = Schemas['ReportStep'];
export type ReportSummary = Schemas['ReportSummary'];
export type ReportView = Schemas['ReportView'];
export type Role = Schemas['Role'];
export type SessionView = Schemas['SessionView'];
export type SignIn = Schemas['SignIn'];
export type StatusCount = Schemas['StatusCount'];
export type StatusReason = Schemas['StatusReason'];
export type StatusSummary = Schemas['StatusSummary'];
export type TargetOperator = Schemas['TargetOperator'];
export type TargetPath = Schemas['TargetPath'];
export type TargetView = Schemas['TargetView'];
export type TaskView = Schemas['TaskView'];
export type UnitProgress = Schemas['UnitProgress'];

/** Extension of the 409 `stale_version` problem; the contract describes problems without their extensions. */
export interface ValueConflict {
  planIndicatorId: string;
  yours: ReportDraftValue;
  /** Absent where the cell was never filled. */
  theirs?: ActualView;
}
