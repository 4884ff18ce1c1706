using System.Text;
using WardKpi.Api.Data;
using WardKpi.Api.Indicators;
using WardKpi.Api.Organizations;
using WardKpi.Api.Plans;
using WardKpi.Api.Progress;
using WardKpi.DbMigrations;

namespace WardKpi.Api.Exchange.Dictionary;

/// <summary>Puts stored rows into the shape that machines read.</summary>
public static class DictionaryViews
{
    private const string Quarter = "quarter";

    private static readonly string[] Columns =
    [
        "code", "version", "changedAt", "isLocal", "organizationCode", "pillarId", "nameVi", "nameEn", "definitionVi", "formulaVi", "numeratorVi",
        "denominatorVi", "unit", "kind", "direction", "frequency", "isCumulative", "decimals", "citedDocuments", "crosswalk",
    ];

    public static DictionaryEntry ToEntry(DictionaryEntryRow row)
    {
        var content = DictionaryContent.FromJson(row.Content);
        return new DictionaryEntry
        {
            Code = row.Code,
            Version = row.Version,
            ChangedAt = row.ChangedAt,
            IsLocal = false,
            PillarId = row.PillarId,
            NameVi = content.NameVi,
            NameEn = content.NameEn,
            DefinitionVi = content.DefinitionVi,
            FormulaVi = content.FormulaVi,
            NumeratorVi = content.NumeratorVi,
            DenominatorVi = content.DenominatorVi,
            Unit = content.Unit,
            Kind = Codes.To<IndicatorKind>(content.Kind),
            Direction = Codes.To<Direction>(content.Direction),
            Frequency = Quarter,
            IsCumulative = content.IsCumulative,
            Decimals = content.Decimals,
            CitedDocuments = [.. content.CitedDocuments.Select(cited => new CitedDocument { Document = cited.Document, CitedBy = cited.CitedBy })],
            Crosswalk = [.. content.Crosswalk.Select(ToLink)],
        };
    }

    public static DictionaryEntry ToEntry(LocalEntryRow row) => new()
    {
        Code = row.Code,
        IsLocal = true,
        OrganizationCode = OrganizationCodes.CodeOf(row.OfficialCode, row.Path),
        PillarId = row.PillarId,
        NameVi = row.NameVi,
        NameEn = row.NameEn,
        DefinitionVi = DictionaryWords.DefinitionOf(row.Kind, row.NameVi, row.NumeratorVi, row.DenominatorVi, row.IsCumulative, null),
        FormulaVi = DictionaryWords.FormulaOf(row.Kind, row.Unit, row.IsCumulative),
        NumeratorVi = row.NumeratorVi,
        DenominatorVi = row.DenominatorVi,
        Unit = row.Unit,
        Kind = Codes.To<IndicatorKind>(row.Kind),
        Direction = Codes.To<Direction>(row.Direction),
        Frequency = Quarter,
        IsCumulative = row.IsCumulative,
        Decimals = row.Decimals,
        CitedDocuments = [],
        Crosswalk = [],
    };

    /// <summary>One line an entry; several documents and links in one cell, a line each.</summary>
    public static byte[] ToCsv(DictionaryView view)
    {
        var text = new StringBuilder();
        CsvLine.Append(text, Columns);
        foreach (var entry in view.Entries)
            CsvLine.Append(
                text,
                entry.Code,
                $"{entry.Version}",
                entry.ChangedAt?.ToString("O"),
                entry.IsLocal ? "true" : "false",
                entry.OrganizationCode,
                entry.PillarId,
                entry.NameVi,
                entry.NameEn,
                entry.DefinitionVi,
                entry.FormulaVi,
                entry.NumeratorVi,
                entry.DenominatorVi,
                entry.Unit,
                Codes.Of(entry.Kind),
                Codes.Of(entry.Direction),
                entry.Frequency,
                entry.IsCumulative ? "true" : "false",
                $"{entry.Decimals}",
                string.Join('\n', entry.CitedDocuments.Select(cited => $"{cited.Document} ({string.Join("; ", cited.CitedBy)})")),
                string.Join('\n', entry.Crosswalk.Select(link => $"{link.System} {Codes.Of(link.Relation)}: {link.Item}")));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static IReadOnlyList<ExchangeOrganization> ToTree(IReadOnlyList<OrganizationRow> rows, IReadOnlyList<OrganizationAliasRow> aliases)
    {
        var codes = rows.ToDictionary(row => row.Id, row => OrganizationCodes.CodeOf(row.OfficialCode, row.Path));
        var known = aliases.ToLookup(alias => alias.Path);
        return
        [
            .. rows.Select(row => new ExchangeOrganization
            {
                Code = codes[row.Id],
                OfficialCode = row.OfficialCode,
                LocalCode = row.Code,
                Name = row.Name,
                Kind = Codes.To<OrganizationKind>(row.Kind),
                Role = Codes.ToNullable<OrganizationRole>(row.Role),
                Path = row.Path,
                ParentCode = row.ParentId is { } parent ? codes.GetValueOrDefault(parent) : null,
                IsActive = row.IsActive,
                Aliases = [.. known[row.Path].Select(ToAlias)],
            }),
        ];
    }

    public static ExchangePlan ToPlan(PlanDocument document, string organizationCode, IReadOnlyList<string>? pillars) => new()
    {
        Id = document.Plan.Id,
        OrganizationCode = organizationCode,
        OrganizationName = document.Plan.CommuneName,
        Year = document.Plan.Year,
        Number = document.Plan.Number,
        Title = document.Plan.Title,
        IssuedOn = document.Plan.IssuedOn,
        Issuer = document.Plan.Issuer,
        Indicators = [.. document.Indicators.Where(row => pillars?.Contains(row.PillarId) ?? true).Select(row => ToIndicator(document, row))],
    };

    private static ExchangePlanIndicator ToIndicator(PlanDocument document, PlanIndicatorRow row)
    {
        var subject = document.SubjectOf(row);
        var lead = document.LeadOf(row);
        return new ExchangePlanIndicator
        {
            Id = row.Id,
            RowNumber = row.Number,
            IndicatorCode = row.Code,
            IsLocal = row.IndicatorCommuneId is not null,
            PillarId = row.PillarId,
            Text = row.Text,
            Unit = PlanDocument.UnitOf(row),
            Kind = subject.Kind,
            Direction = subject.Direction,
            UnitCode = lead.Code,
            UnitName = lead.Name,
            Baseline = document.BaselineOf(row)?.Value,
            Phasing = ProgressRules.PhasingOf(subject),
            Targets = document.TargetsOf(row),
            Milestones =
            [
                .. from quarter in Periods.Period.QuartersOf(document.Plan.Year)
                   let value = ProgressRules.Milestone(subject, quarter.Number)
                   where value is not null
                   select new ExchangeMilestone { Period = quarter.ToString(), Value = value.Value },
            ],
        };
    }

    private static CrosswalkLink ToLink(CrosswalkContent link) => new()
    {
        System = link.System,
        SystemName = link.SystemName,
        Code = link.Code,
        Item = link.Item,
        Relation = Codes.To<CrosswalkRelation>(link.Relation),
        Source = link.Source,
        Certainty = Codes.To<CrosswalkCertainty>(link.Certainty),
    };

    private static OrganizationAlias ToAlias(OrganizationAliasRow row) => new()
    {
        Code = row.Code,
        Name = row.Name,
        Kind = Codes.To<AliasKind>(row.Kind),
        Since = row.Since,
        Resolution = row.Resolution,
        Source = row.Source,
    };
}
