package org.muwahhad.home;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;

/** Finds what waits for a person, role by role. */
@Singleton
class RoleTasks {
  /** A benchmark price older than the given number of months is to be observed again. */
  private static final int MONTHS = 12;

  private static final String CONTRACT = "/contract";
  private static final String BREACHES = "/breaches/";
  private static final String ORDER = "/call-offs/";
  private static final String ORDERS = "/call-offs?q=";
  private static final String INVOICE = "/invoices/";
  private final DemandTaskQueries demand;
  private final TenderTaskQueries tenders;
  private final ExaminationTaskQueries examinations;
  private final ComplaintTaskQueries complaints;
  private final SupplierTaskQueries suppliers;
  private final OrderTaskQueries orders;
  private final ContractTaskQueries contracts;
  private final StrategyTaskQueries strategy;
  private final HomeQueries queries;

  RoleTasks(
      DemandTaskQueries demand,
      TenderTaskQueries tenders,
      ExaminationTaskQueries examinations,
      ComplaintTaskQueries complaints,
      SupplierTaskQueries suppliers,
      OrderTaskQueries orders,
      ContractTaskQueries contracts,
      StrategyTaskQueries strategy,
      HomeQueries queries) {
    this.demand = demand;
    this.tenders = tenders;
    this.examinations = examinations;
    this.complaints = complaints;
    this.suppliers = suppliers;
    this.orders = orders;
    this.contracts = contracts;
    this.strategy = strategy;
    this.queries = queries;
  }

  /** What waits for a person in all their roles, in no order. */
  List<Task> of(Actor actor) {
    List<Task> tasks = new ArrayList<>();
    actor.grants().forEach(grant -> add(tasks, actor, grant));
    return tasks;
  }

  /** The questions in the committees of a person. */
  List<Task> decisions(long personId) {
    return tenders.listDecisions(personId).stream().map(r -> r.at("/decisions/", "")).toList();
  }

  private void add(List<Task> tasks, Actor actor, Grant grant) {
    switch (grant.role()) {
      case PROCUREMENT_OFFICER -> addOfficers(tasks, actor.personId(), grant);
      case NATIONAL_COORDINATOR -> addCoordinators(tasks, grant.state());
      case CENTRAL_BUYER -> addBuyers(tasks, actor.personId());
      case OPENING_MEMBER -> addOpeners(tasks, actor.personId());
      case EVALUATOR -> addExaminers(tasks, actor.personId());
      case COMMITTEE_MEMBER -> addMembers(tasks, actor.personId());
      case REVIEW_MEMBER ->
          complaints
              .listToReview(actor.personId())
              .forEach(r -> tasks.add(r.at("/complaints/", "")));
      case BIDDER -> addBidders(tasks, actor.personId(), grant.supplier());
      case CATALOG_MANAGER -> {
        addCount(
            tasks,
            Task.TaskKind.DECIDE_PROPOSALS,
            queries.countProposals(),
            "/catalog/proposals?filter=PROPOSED");
        addCount(
            tasks,
            Task.TaskKind.RENEW_BENCHMARKS,
            queries.countOldBenchmarks(MONTHS),
            "/catalog/old-prices");
        tasks.add(wide(Task.TaskKind.REVIEW_CATALOG, queries.countItems(), "/catalog"));
      }
      case AUDITOR ->
          tasks.add(wide(Task.TaskKind.VERIFY_AUDIT, queries.countAuditEntries(), "/audit"));
      case ADMINISTRATOR -> addAdministrators(tasks, actor.personId());
    }
  }

  private void addExaminers(List<Task> tasks, long personId) {
    tenders.listApplications(personId).forEach(r -> tasks.add(r.at("/tenders/", "/applications")));
    examinations.listStandings(personId).stream()
        .flatMap(s -> s.task().stream())
        .forEach(tasks::add);
  }

  private void addBidders(List<Task> tasks, long personId, long supplierId) {
    // A task of its bids would tell an account that is held which tenders its supplier bids in.
    if (queries.countHolds(personId) > 0) {
      tasks.add(wide(Task.TaskKind.CONFIRM_ACCOUNT, 0, "/account-hold"));
      return;
    }
    contracts.listToSign(supplierId).forEach(r -> tasks.add(r.at("/agreements/", CONTRACT)));
    contracts.listToAnswer(supplierId).forEach(r -> tasks.add(r.at("/agreements/", CONTRACT)));
    contracts.listBreachesToAnswer(supplierId).forEach(r -> tasks.add(r.at(BREACHES, "")));
    orders
        .listToConfirm(supplierId)
        .forEach(r -> tasks.add(r.at(ORDER, "", "/call-offs?filter=PLACED&q=")));
    orders.listChangesToSupplier(supplierId).forEach(r -> tasks.add(r.at(ORDER, "", ORDERS)));
    complaints.listToReply(supplierId).forEach(r -> tasks.add(r.at("/complaints/", "")));
    suppliers.listAccessionsToAnswer(supplierId).forEach(r -> tasks.add(r.at("/accessions/", "")));
    suppliers
        .listAmendmentsToSign(supplierId)
        .forEach(r -> tasks.add(r.at("/agreements/", "/amendments")));
    suppliers
        .listSuccessions(supplierId)
        .forEach(r -> tasks.add(r.at("/agreements/", "/amendments")));
    orders.listToSend(supplierId).forEach(r -> tasks.add(r.at(ORDER, "/despatch", ORDERS)));
    orders.listToInvoice(supplierId).forEach(r -> tasks.add(r.at(ORDER, "/invoice", ORDERS)));
    suppliers.listReserveToAnswer(supplierId).forEach(r -> tasks.add(r.at("/reserve-places/", "")));
    tenders.listToApply(supplierId).forEach(r -> tasks.add(r.at("/tenders/", "/application")));
    suppliers.listToExplain(supplierId).forEach(r -> tasks.add(r.at("/price-questions/", "")));
    tenders.listForBidder(supplierId).forEach(r -> tasks.add(r.at("/tenders/", "/bid")));
    long awaited = queries.countGuaranteesAwaited(supplierId);
    addCount(tasks, Task.TaskKind.FURNISH_GUARANTEES, awaited, "/guarantees?filter=AWAITED");
  }

  private void addOfficers(List<Task> tasks, long personId, Grant officer) {
    addOrders(tasks, personId, officer.entity());
    demand.listReturned(officer.entity()).forEach(r -> tasks.add(r.at("/submissions/", "")));
    demand
        .listUnsubmitted(officer.entity(), officer.state())
        .forEach(
            r ->
                tasks.add(
                    r.at(
                        "/rounds/",
                        r.kind() == Task.TaskKind.COMPLETE_DRAFT ? "/submission" : "")));
    demand.listAmending(officer.entity()).forEach(r -> tasks.add(r.at("/rounds/", "/submission")));
    demand
        .listEndingWithBalance(officer.entity())
        .forEach(r -> tasks.add(r.at("/agreements/", "")));
  }

  private void addOrders(List<Task> tasks, long personId, long entityId) {
    orders
        .listToApprove(entityId, personId)
        .forEach(
            r -> tasks.add(r.at(ORDER, "/approval", "/call-offs?filter=AWAITING_APPROVAL&q=")));
    orders.listChangesToEntity(entityId).forEach(r -> tasks.add(r.at(ORDER, "", ORDERS)));
    orders
        .listToReceive(entityId)
        .forEach(r -> tasks.add(r.at(ORDER, "/fulfilment", "/despatches?filter=UNDER_WAY&q=")));
    orders
        .listInvoicesToAnswer(entityId)
        .forEach(r -> tasks.add(r.at(INVOICE, "", "/invoices?filter=SENT&q=")));
    orders.listInvoicesToPay(entityId).forEach(r -> tasks.add(r.at(INVOICE, "", "/invoices?q=")));
  }

  private void addCoordinators(List<Task> tasks, String state) {
    demand.listToEndorse(state).forEach(r -> tasks.add(r.at("/rounds/", "/desk")));
    demand.listPlansToSubmit(state).forEach(r -> tasks.add(r.at("/state-plans/", "")));
    demand.listJoinsToAnswer(state).forEach(r -> tasks.add(r.at("/rounds/", "/joins")));
    tenders.listToConfirm(state).forEach(r -> tasks.add(r.at("/tenders/", "/quantities")));
    demand.listMissing(state).forEach(r -> tasks.add(r.at("/rounds/", "/desk")));
  }

  private void addOpeners(List<Task> tasks, long personId) {
    if (tenders.countOpeningKeys(personId) == 0) {
      tasks.add(wide(Task.TaskKind.SET_UP_OPENING_KEY, 0, "/opening-key"));
    }
    tenders.listUntried(personId).forEach(r -> tasks.add(r.at("/tenders/", "/ceremony")));
    tenders.listToOpen(personId).forEach(r -> tasks.add(r.at("/tenders/", "/opening")));
    tenders
        .listPricesToOpen(personId)
        .forEach(r -> tasks.add(r.at("/tenders/", "/opening/prices")));
  }

  private void addBuyers(List<Task> tasks, long personId) {
    demand.listInvitationsToAnswer().forEach(r -> tasks.add(r.at("/intentions/", "")));
    for (DemandTaskQueries.YearToPublish year : demand.listPlansToPublish()) {
      addCount(tasks, Task.TaskKind.PUBLISH_PLAN, year.plans(), "/plans?year=" + year.year());
    }
    for (TaskRow row : demand.listRoundsToMove()) {
      tasks.add(row.at("/rounds/", row.kind() == Task.TaskKind.AGGREGATE ? "/aggregation" : ""));
    }
    for (TaskRow row : tenders.listForBuyer(personId)) {
      tasks.add(row.at("/tenders/", buyersPage(row.kind())));
    }
    tenders.listToAnswer().forEach(r -> tasks.add(r.at("/tenders/", "/questions")));
    strategy.listOverdue().forEach(r -> tasks.add(r.at("/initiatives/", "")));
    addAmendments(tasks, personId);
    complaints.listToAnswer().forEach(r -> tasks.add(r.at("/complaints/", "")));
    addCount(
        tasks,
        Task.TaskKind.VET_REGISTRATIONS,
        suppliers.countToVet(),
        "/organisation/vetting?filter=SUBMITTED");
    suppliers
        .listDebarments(personId)
        .forEach(r -> tasks.add(r.at("/organisation/suppliers/", "/debarments")));
    contracts.listToSignCentrally().forEach(r -> tasks.add(r.at("/agreements/", CONTRACT)));
    contracts.listToDecide(personId).forEach(r -> tasks.add(r.at("/agreements/", CONTRACT)));
    contracts.listBreachesToDecide(personId).forEach(r -> tasks.add(r.at(BREACHES, "")));
    contracts.listCasesToAnswer().forEach(r -> tasks.add(r.at("/cases/", "")));
    suppliers.listAccessionsToDecide().forEach(r -> tasks.add(r.at("/accessions/", "")));
    suppliers.listAmendmentsToSign(0).forEach(r -> tasks.add(r.at("/agreements/", "/amendments")));
    suppliers.listReserveToCall().forEach(r -> tasks.add(r.at("/tenders/", "/reserve")));
    addCount(
        tasks,
        Task.TaskKind.REGISTER_GUARANTEES,
        queries.countGuaranteesAwaited(0),
        "/guarantees?filter=AWAITED");
  }

  /** What waits for a member of committees in the initiatives and recommendations. */
  private void addStrategy(List<Task> tasks, long personId) {
    strategy.listToVote(personId).forEach(r -> tasks.add(r.at("/initiatives/", "")));
    strategy.listToDecide(personId).forEach(r -> tasks.add(r.at("/initiatives/", "")));
    strategy.listOverdueOfChair(personId).forEach(r -> tasks.add(r.at("/initiatives/", "")));
    strategy
        .listToFollowUp(personId)
        .forEach(
            r ->
                tasks.add(
                    new Task(
                        r.kind(),
                        r.name(),
                        null,
                        r.count(),
                        "/meetings/" + r.id() + "/recommendations",
                        r.due())));
  }

  private void addAmendments(List<Task> tasks, long personId) {
    tenders.listAmendments(personId).forEach(r -> tasks.add(r.at("/tenders/", "/amendments")));
  }

  private static String buyersPage(Task.TaskKind kind) {
    return switch (kind) {
      case APPROVE_TENDER, PUBLISH_TENDER -> "/approval";
      case CONFIRM_AWARDS -> "/award";
      default -> "";
    };
  }

  private void addMembers(List<Task> tasks, long personId) {
    tasks.addAll(decisions(personId));
    tenders.listToSign(personId).forEach(r -> tasks.add(r.at("/report-signatures/", "")));
    List<TaskRow> reports = tenders.listReports(personId);
    reports.forEach(r -> tasks.add(r.at("/tenders/", "/reports")));
    addStrategy(tasks, personId);
  }

  private void addAdministrators(List<Task> tasks, long personId) {
    tenders.listToApprove(personId).forEach(r -> tasks.add(r.at("/tenders/", "/approval")));
    addAmendments(tasks, personId);
    queries
        .listAccountsToDecide(personId)
        .forEach(r -> tasks.add(r.at("/organisation/people/proposals/", "")));
    queries
        .listAccountFilesToDecide(personId)
        .forEach(r -> tasks.add(r.at("/organisation/people/import/files/", "")));
    addCount(
        tasks,
        Task.TaskKind.UNLOCK_ACCOUNTS,
        queries.countLockedAccounts(),
        "/organisation/people?standing=LOCKED");
    addCount(
        tasks,
        Task.TaskKind.APPOINT_COORDINATORS,
        queries.countStatesWithoutCoordinator(),
        "/organisation/states?filter=NO_COORDINATOR");
    addCount(
        tasks,
        Task.TaskKind.APPOINT_OFFICERS,
        queries.countEntitiesWithoutOfficer(),
        "/organisation/entities?filter=NO_OFFICER");
    tasks.add(wide(Task.TaskKind.SEE_AUDIT, queries.countAuditEntries(), "/audit"));
  }

  private static void addCount(List<Task> tasks, Task.TaskKind kind, long count, String href) {
    if (count > 0) {
      tasks.add(wide(kind, count, href));
    }
  }

  private static Task wide(Task.TaskKind kind, long count, String href) {
    return new Task(kind, null, null, count, href, null);
  }
}
