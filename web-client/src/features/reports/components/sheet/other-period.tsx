import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import type { ReportSummary } from '@/api-types';
import { QueryPanel } from '@/components/feedback/query-panel';
import { useProblemText } from '@/components/feedback/problem-text';
import { Loading } from '@/components/feedback/loading';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { useLanguage } from '@/i18n';
import { usePerson } from '@/lib/api/session';
import { quarterLabel } from '@/lib/period';
import { canEditReport } from '@/lib/rights';
import { useKeptPath, useSetParams } from '@/lib/url-state';
import { reportsQuery } from '../../api/get-reports';
import { useOpenReport } from '../../api/open-report';

interface Props {
  from: ReportSummary;
  period: string;
}

/** The period was switched: leads to the same unit's form of that period, opening it for those who enter there. */
export function OtherPeriod({ from, period }: Props) {
  const query = useQuery({ ...reportsQuery({ period }), placeholderData: undefined });
  return (
    <QueryPanel query={query} isEmpty={(forms) => !formOf(forms, from)} empty={<NoForm from={from} period={period} />}>
      {(forms) => <Found from={from} form={formOf(forms, from) ?? from} />}
    </QueryPanel>
  );
}

function Found({ from, form }: { from: ReportSummary; form: ReportSummary }) {
  const person = usePerson();
  const kept = useKeptPath();
  if (form.id) return <Navigate to={kept(`/reports/${form.id}?period=${form.period}`)} replace />;
  return canEditReport(person, form) ? <Opening form={form} /> : <NoForm from={from} period={form.period} />;
}

function Opening({ form }: { form: ReportSummary }) {
  const kept = useKeptPath();
  const problemText = useProblemText();
  const { mutate, data, error } = useOpenReport();
  const { planId, organizationId, period } = form;
  useEffect(() => mutate({ planId, organizationId, period }), [mutate, planId, organizationId, period]);

  if (error) return <Notice kind="error">{problemText(error)}</Notice>;
  return data ? <Navigate to={kept(`/reports/${data.summary.id}?period=${period}`)} replace /> : <Loading />;
}

function NoForm({ from, period }: Props) {
  const { t } = useTranslation('reports');
  const language = useLanguage();
  const setParams = useSetParams();
  return (
    <EmptyState
      title={t('sheet.noForm', { period: quarterLabel(period, language), unit: from.organizationName })}
      action={
        <Button onClick={() => setParams({ period: from.period })}>
          {t('sheet.noFormBack', { period: quarterLabel(from.period, language) })}
        </Button>
      }
    >
      {t('sheet.noFormText')}
    </EmptyState>
  );
}

/** Of the same plan where the year has it, else of the year's own. */
function formOf(forms: readonly ReportSummary[], from: ReportSummary): ReportSummary | undefined {
  const ofUnit = forms.filter((form) => form.organizationId === from.organizationId);
  return ofUnit.find((form) => form.planId === from.planId) ?? ofUnit[0];
}
