package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementOrderQueries;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.Worth;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.balance.BalanceReport;
import org.muwahhad.reports.balance.BalanceTemplate;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * The balances and call-offs of an agreement: of all states for central buyers, auditors and
 * members of committees, of one state also for its coordinator, of one entity also for its
 * officers. It stands as of the day on which it is first issued with its figures.
 */
@Singleton
final class BalanceReporter implements Reporter<BalanceReport> {
  private final BalanceReportQueries queries;
  private final AgreementQueries agreements;
  private final AgreementOrderQueries orders;
  private final ReportScopeQueries states;
  private final ReportScope.Reader scopes;
  private final DatabaseClock clock;

  BalanceReporter(
      BalanceReportQueries queries,
      AgreementQueries agreements,
      AgreementOrderQueries orders,
      ReportScopeQueries states,
      ReportScope.Reader scopes,
      DatabaseClock clock) {
    this.queries = queries;
    this.agreements = agreements;
    this.orders = orders;
    this.states = states;
    this.scopes = scopes;
    this.clock = clock;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.BALANCE;
  }

  @Override
  public GatheredReport<BalanceReport> gather(Actor actor, Subject subject) {
    ReportScope scope = scopes.read(subject);
    Grant as = scope.permit(actor, Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER);
    BalanceReportQueries.AgreementRow row =
        queries
            .findAgreement(subject.id())
            .orElseThrow(() -> new Refusal.NotFound("agreement " + subject.id()));
    BalanceReport.Agreement agreement = agreement(row, scope);
    if (agreement.balances().isEmpty()) {
      throw new Refusal.NotFound("balances of " + subject.written());
    }
    List<BalanceReport.Transfer> transfers =
        queries.listTransfers(row.id(), scope.state(), scope.entityId()).stream()
            .map(t -> transfer(row, t))
            .toList();
    LocalDate today = RiyadhDay.of(clock.now());
    List<BalanceReport.Alert> alerts =
        BalanceAlerts.of(agreement, transfers, scope.isOfAll(), today);
    return new GatheredReport<>(
        as.role(),
        row.number(),
        false,
        new BalanceTemplate(),
        issue ->
            new BalanceReport(
                row.number(),
                holder(scope),
                scope.isOfEntity(),
                scope.isOfAll(),
                RiyadhDay.of(issue.at()),
                List.of(agreement),
                transfers,
                alerts,
                Wording.both("reporting.procuring-body"),
                issue.at(),
                issue.proof()));
  }

  private Bilingual holder(ReportScope scope) {
    if (scope.isOfEntity()) {
      return scope.entityName();
    }
    return Optional.of(scope.state())
        .flatMap(states::findState)
        .map(state -> Wording.of(state.officialName()))
        .orElse(scope.stateName());
  }

  private BalanceReport.Agreement agreement(
      BalanceReportQueries.AgreementRow row, ReportScope scope) {
    Map<Worth.EntitledItem, Worth> worth =
        Worth.of(agreements.listEntitlements(row.id(), "", 0), orders.listOrdered(row.id(), "", 0));
    return new BalanceReport.Agreement(
        row.number(),
        Wording.both("reporting.opening.lot", row.lotNumber(), row.lot()),
        Wording.of(row.supplier()),
        row.startsOn(),
        row.endsOn(),
        row.currency(),
        queries.listBalances(row.id(), scope.state(), scope.entityId()).stream()
            .map(b -> balance(b, worth))
            .toList(),
        queries.listOrders(row.id(), scope.state(), scope.entityId()).stream()
            .map(BalanceReporter::order)
            .toList(),
        queries.listCancelled(row.id(), scope.state(), scope.entityId()).stream()
            .map(BalanceReporter::cancelled)
            .toList(),
        queries.listDeliveries(row.id(), scope.state(), scope.entityId()).stream()
            .map(BalanceReporter::delivery)
            .toList());
  }

  private static BalanceReport.Balance balance(
      BalanceReportQueries.BalanceRow row, Map<Worth.EntitledItem, Worth> all) {
    Worth worth =
        Objects.requireNonNull(all.get(new Worth.EntitledItem(row.entityId(), row.lotItemId())));
    return new BalanceReport.Balance(
        row.reported(),
        row.itemCode(),
        Wording.of(row.item()),
        Wording.of(row.unit()),
        new Price(row.unitPrice(), row.currency()),
        row.awarded(),
        row.moved(),
        row.joined(),
        row.ordered(),
        row.delivered(),
        row.accepted(),
        money(worth.entitled()),
        money(worth.ordered()),
        money(worth.accepted()));
  }

  private static BalanceReport.Order order(BalanceReportQueries.OrderRow row) {
    return new BalanceReport.Order(
        row.number(),
        row.reported(),
        row.placedAt(),
        row.itemCode(),
        Wording.of(row.item()),
        Wording.of(row.unit()),
        new Price(row.unitPrice(), row.currency()),
        row.quantity(),
        row.delivered(),
        row.accepted(),
        row.lastDelivery(),
        net(row));
  }

  private static BalanceReport.CancelledOrder cancelled(BalanceReportQueries.CancelledRow row) {
    return new BalanceReport.CancelledOrder(
        row.number(), row.reported(), row.placedAt(), row.cancelledAt(), row.reason());
  }

  private static Money net(BalanceReportQueries.OrderRow row) {
    return money(org.muwahhad.shared.Money.rounded(row.netAmount(), row.currency()));
  }

  private static Money money(org.muwahhad.shared.Money money) {
    return new Money(money.amount(), money.currency());
  }

  private static BalanceReport.Delivery delivery(BalanceReportQueries.DeliveryRow row) {
    return new BalanceReport.Delivery(
        row.number(),
        row.reported(),
        row.deliveredOn(),
        Wording.of(row.item()),
        Wording.of(row.unit()),
        row.delivered(),
        row.accepted(),
        row.reason());
  }

  private static BalanceReport.Transfer transfer(
      BalanceReportQueries.AgreementRow agreement, BalanceReportQueries.TransferRow row) {
    return new BalanceReport.Transfer(
        agreement.number(),
        Wording.of(row.item()),
        row.reportedGiver(),
        row.reportedReceiver(),
        row.quantity(),
        Wording.of(row.unit()),
        BalanceReport.TransferStage.valueOf(row.status()),
        row.offeredAt(),
        row.endedAt());
  }
}
