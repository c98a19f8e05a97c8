package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.award.AwardCost;
import org.muwahhad.award.AwardQueries;
import org.muwahhad.award.CostAwards;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.opendata.bundle.PublishedBundleQueries;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.ReportLot;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Rounding;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.approval.Estimates;
import org.muwahhad.web.Page;
import org.muwahhad.web.PublicAddress;

/**
 * Draws the record of an award report together from the database.
 *
 * <p>What is signed is the award. Who stands ready in place of a winner is no part of it: bidders
 * are asked after the committees decided, and their answers would overtake an edition that members
 * are signing. These lists stand beside the report, where {@link
 * org.muwahhad.award.reserve.ViewReserve} shows them.
 */
@Singleton
class AwardReports {
  private final TenderQueries tenderQueries;
  private final AwardQueries awardQueries;
  private final AwardReportFigureQueries awardReportFigureQueries;
  private final CostAwards costAwards;
  private final BidQueries bids;
  private final Estimates estimates;
  private final ExchangeRateQueries rates;
  private final AwardRelease release;
  private final AwardBriefs briefs;
  private final PublicAddress publicAddress;
  private final AwardTimeline timeline;
  private final PublishedBundleQueries bundles;

  AwardReports(
      TenderQueries tenderQueries,
      AwardQueries awardQueries,
      AwardReportFigureQueries awardReportFigureQueries,
      CostAwards costAwards,
      BidQueries bids,
      Estimates estimates,
      ExchangeRateQueries rates,
      AwardRelease release,
      AwardBriefs briefs,
      PublicAddress publicAddress,
      AwardTimeline timeline,
      PublishedBundleQueries bundles) {
    this.bundles = bundles;
    this.timeline = timeline;
    this.tenderQueries = tenderQueries;
    this.awardQueries = awardQueries;
    this.awardReportFigureQueries = awardReportFigureQueries;
    this.costAwards = costAwards;
    this.bids = bids;
    this.estimates = estimates;
    this.rates = rates;
    this.release = release;
    this.briefs = briefs;
    this.publicAddress = publicAddress;
  }

  /**
   * The report of a tender as its record stands.
   *
   * @param issue when it is issued, and the number printed on it
   */
  @Transactional
  public AwardReport get(long tenderId, Issue issue) {
    TenderQueries.Tender tender = tenderQueries.getTender(tenderId);
    Conversion conversion =
        rates.on(
            Optional.ofNullable(tender.rateDate())
                .orElseThrow(() -> new IllegalStateException("No rate date: " + tender.number())));
    AwardCost cost = costAwards.of(tenderId);
    LotSections sections =
        new LotSections(
            tender, tenderQueries, awardQueries, awardReportFigureQueries, cost, conversion);
    List<TenderQueries.TenderLot> lots = tenderQueries.listLots(tenderId);
    List<AwardReportFigureQueries.StateRow> states = awardReportFigureQueries.listStates();
    List<ReportLot> reported = lots.stream().map(sections::lot).toList();
    org.muwahhad.shared.Money estimate = estimate(tender);
    String sha256 = Sha256.of(release.of(tender).content());
    boolean recommended = tender.status() == TenderStatus.RECOMMENDED;
    return new AwardReport(
        head(tender),
        issue.at(),
        Page.RIYADH,
        EvaluationReporter.isConfidential(tender),
        states.stream().map(AwardReports::state).toList(),
        summary(tender, reported, LotSections.money(estimate)),
        timeline.list(tender, lots.stream().filter(sections::isOpen).toList()),
        demand(tender, conversion, estimate),
        reported,
        recommended,
        standing(tender),
        recommended ? Optional.of(PrintedBrief.of(briefs.of(tenderId))) : Optional.empty(),
        allocations(tender, states, cost, conversion),
        decisions(tender, states),
        awardReportFigureQueries.listSignatories(tenderId).stream()
            .map(AwardReports::signatory)
            .toList(),
        new AwardReport.Verification(
            Wording.both("reporting.verification"),
            issue.proof().documentId(),
            publicAddress.of("/verify/" + issue.proof().documentId()),
            sha256,
            release.address(tender, sha256),
            bundle(tender, issue)));
  }

  /**
   * The bundle as it is published, so that its reader can compare the digests. Like the time of
   * issue it is no figure of the award: the next edition makes no other report and ends no signing.
   */
  private Optional<AwardReport.PublicBundle> bundle(TenderQueries.Tender tender, Issue issue) {
    Optional<PublishedBundleQueries.PublishedBundle> current =
        issue.equals(Issue.NONE) ? Optional.empty() : bundles.findCurrent(tender.id());
    return current.map(
        b ->
            new AwardReport.PublicBundle(
                b.edition(),
                b.sha256(),
                publicAddress.of("/publications/" + tender.number() + "/bundle")));
  }

  /** Whether the awards are in effect; which of them, while a complaint holds others back. */
  private Bilingual standing(TenderQueries.Tender tender) {
    Map<Boolean, List<Integer>> lots =
        tender.status() == TenderStatus.STANDSTILL
            ? awardQueries.listLive(tender.id()).stream()
                .collect(
                    Collectors.partitioningBy(
                        a -> a.activeAt() != null,
                        Collectors.mapping(AwardQueries.Award::lotNumber, Collectors.toList())))
            : Map.of();
    List<Integer> inEffect = numbers(lots.getOrDefault(true, List.of()));
    List<Integer> waiting = numbers(lots.getOrDefault(false, List.of()));
    return inEffect.isEmpty()
        ? Wording.both("reporting.award-standing." + tender.status())
        : Wording.both(
            "reporting.award-standing.PARTLY",
            inEffect.size(),
            listed(inEffect),
            waiting.size(),
            listed(waiting));
  }

  private static List<Integer> numbers(List<Integer> lots) {
    return lots.stream().distinct().sorted().toList();
  }

  private static org.muwahhad.shared.Bilingual listed(List<Integer> lots) {
    List<String> numbers = lots.stream().map(String::valueOf).toList();
    return new org.muwahhad.shared.Bilingual(
        String.join("، ", numbers), String.join(", ", numbers));
  }

  private static AwardReport.Tender head(TenderQueries.Tender tender) {
    return new AwardReport.Tender(
        tender.number(),
        tender.ocid(),
        Wording.of(tender.title()),
        Wording.both("reporting.procuring-body"),
        Wording.both("reporting.procedure." + tender.procurementMethod()),
        tender.currency(),
        List.of(Wording.both("reporting.language.ar"), Wording.both("reporting.language.en")));
  }

  private static AwardReport.ReportState state(AwardReportFigureQueries.StateRow row) {
    return new AwardReport.ReportState(
        row.code(), Wording.of(row.name()), Wording.of(row.officialName()), row.currency());
  }

  private static AwardReport.Signatory signatory(AwardReportFigureQueries.SignatoryRow row) {
    return new AwardReport.Signatory(
        Wording.of(row.name()), Wording.of(row.title()), row.stateCode());
  }

  private AwardReport.Summary summary(
      TenderQueries.Tender tender, List<ReportLot> lots, Money estimate) {
    Money benchmark =
        lots.stream().map(ReportLot::benchmark).reduce(Money.zero(tender.currency()), Money::plus);
    int bids = awardReportFigureQueries.countBids(tender.id());
    return new AwardReport.Summary(
        awardReportFigureQueries.countEntities(tender.id()),
        tenderQueries.listItems(tender.id()).size(),
        lots.size(),
        (int) lots.stream().filter(l -> !l.awards().isEmpty()).count(),
        bids,
        bids,
        estimate,
        benchmark);
  }

  /** The officers' estimate as it was opened with the bids; worked out again where none was. */
  private org.muwahhad.shared.Money estimate(TenderQueries.Tender tender) {
    return bids.findEstimate(tender.id())
        .map(BidQueries.OpenedEstimate::total)
        .filter(e -> e.currency().equals(tender.currency()))
        .or(() -> estimates.find(tender.id()))
        .orElseGet(() -> org.muwahhad.shared.Money.zero(tender.currency()));
  }

  /** The demand of each state; their estimates are parts of the tender's, which is one figure. */
  private List<AwardReport.StateDemand> demand(
      TenderQueries.Tender tender, Conversion conversion, org.muwahhad.shared.Money estimate) {
    Map<String, List<AwardReportFigureQueries.DemandRow>> byState = new LinkedHashMap<>();
    awardReportFigureQueries
        .listDemand(tender.id())
        .forEach(r -> byState.computeIfAbsent(r.stateCode(), s -> new ArrayList<>()).add(r));
    List<BigDecimal> parts =
        Rounding.shareOut(
            estimate,
            byState.values().stream()
                .map(rows -> estimated(rows, tender.currency(), conversion))
                .toList());
    List<AwardReport.StateDemand> demand = new ArrayList<>();
    byState.forEach(
        (state, rows) ->
            demand.add(
                new AwardReport.StateDemand(
                    state,
                    rows.stream()
                        .mapToInt(AwardReportFigureQueries.DemandRow::submissions)
                        .max()
                        .orElse(0),
                    rows.stream().mapToInt(AwardReportFigureQueries.DemandRow::entryCount).sum(),
                    rows.stream()
                        .map(AwardReportFigureQueries.DemandRow::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                    new Money(parts.get(demand.size()), tender.currency()))));
    return List.copyOf(demand);
  }

  private static BigDecimal estimated(
      List<AwardReportFigureQueries.DemandRow> rows, String currency, Conversion conversion) {
    return rows.stream()
        .map(
            r ->
                conversion.exact(
                    new org.muwahhad.shared.Money(r.estimate(), r.currency()), currency))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<AwardReport.Allocation> allocations(
      TenderQueries.Tender tender,
      List<AwardReportFigureQueries.StateRow> states,
      AwardCost cost,
      Conversion conversion) {
    Map<String, List<AwardCost.CostLine>> byState =
        cost.lines().stream().collect(Collectors.groupingBy(AwardCost.CostLine::stateCode));
    return states.stream()
        .filter(s -> byState.containsKey(s.code()))
        .map(s -> allocation(tender, s, byState.getOrDefault(s.code(), List.of()), conversion))
        .toList();
  }

  private static AwardReport.Allocation allocation(
      TenderQueries.Tender tender,
      AwardReportFigureQueries.StateRow state,
      List<AwardCost.CostLine> lines,
      Conversion conversion) {
    AwardCost.NetAndVat cost = AwardCost.sum(lines.stream(), AwardCost.CostLine::converted);
    return new AwardReport.Allocation(
        state.code(),
        LotSections.money(cost.net()),
        lines.get(0).vatPercent(),
        LotSections.money(cost.vat()),
        LotSections.money(cost.gross()),
        Rounding.rate(conversion.unitsPer(tender.currency(), state.currency())),
        LotSections.money(AwardCost.sum(lines.stream(), AwardCost.CostLine::local).gross()));
  }

  private List<AwardReport.Decision> decisions(
      TenderQueries.Tender tender, List<AwardReportFigureQueries.StateRow> states) {
    Map<Long, List<AwardReportFigureQueries.VoteRow>> votes =
        awardReportFigureQueries.listVotes(tender.id()).stream()
            .collect(Collectors.groupingBy(AwardReportFigureQueries.VoteRow::decisionId));
    Map<Long, List<AwardReportFigureQueries.RecusalRow>> recusals =
        awardReportFigureQueries.listRecusals(tender.id()).stream()
            .collect(Collectors.groupingBy(AwardReportFigureQueries.RecusalRow::decisionId));
    return awardReportFigureQueries.listDecisions(tender.id()).stream()
        .filter(d -> d.closedAt() != null)
        .map(
            d ->
                decision(
                    tender,
                    d,
                    votes.getOrDefault(d.id(), List.of()),
                    recusals.getOrDefault(d.id(), List.of()),
                    states))
        .toList();
  }

  private static AwardReport.Decision decision(
      TenderQueries.Tender tender,
      AwardReportFigureQueries.DecisionRow row,
      List<AwardReportFigureQueries.VoteRow> votes,
      List<AwardReportFigureQueries.RecusalRow> recusals,
      List<AwardReportFigureQueries.StateRow> states) {
    Map<String, AwardReportFigureQueries.VoteRow> byState =
        votes.stream()
            .collect(Collectors.toMap(AwardReportFigureQueries.VoteRow::stateCode, v -> v));
    Map<String, String> aside =
        recusals.stream()
            .collect(
                Collectors.toMap(
                    AwardReportFigureQueries.RecusalRow::stateCode,
                    AwardReportFigureQueries.RecusalRow::reason));
    return new AwardReport.Decision(
        Wording.of(row.committee()),
        Wording.both("reporting.question", tender.number()),
        Wording.both("reporting.outcome." + row.status() + "." + row.votingRule()),
        row.closedAt() == null ? Instant.EPOCH : row.closedAt(),
        states.stream()
            .map(
                s ->
                    aside.containsKey(s.code())
                        ? notCast(s, AwardReport.Choice.RECUSED, aside.getOrDefault(s.code(), ""))
                        : vote(s, Optional.ofNullable(byState.get(s.code()))))
            .toList());
  }

  private static AwardReport.Vote notCast(
      AwardReportFigureQueries.StateRow state, AwardReport.Choice why, String reason) {
    return new AwardReport.Vote(
        state.code(), Bilingual.empty(), why, Bilingual.written(reason), Optional.empty());
  }

  private static AwardReport.Vote vote(
      AwardReportFigureQueries.StateRow state, Optional<AwardReportFigureQueries.VoteRow> cast) {
    if (cast.isEmpty()) {
      return notCast(state, AwardReport.Choice.ABSENT, "");
    }
    AwardReportFigureQueries.VoteRow vote = cast.get();
    AwardReport.Choice choice =
        switch (vote.choice()) {
          case "FOR" -> AwardReport.Choice.APPROVE;
          case "AGAINST" -> AwardReport.Choice.OBJECT;
          default -> AwardReport.Choice.ABSTAIN;
        };
    return new AwardReport.Vote(
        state.code(),
        Wording.of(vote.voter()),
        choice,
        Bilingual.written(vote.reason()),
        Optional.of(vote.castAt()));
  }
}
