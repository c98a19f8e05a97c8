package org.muwahhad.lives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.micronaut.data.annotation.Query;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.ServiceClasses;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardStatus;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.MeetingStatus;
import org.muwahhad.complaint.ComplaintStatus;
import org.muwahhad.framework.AccessionStatus;
import org.muwahhad.framework.TransferStatus;
import org.muwahhad.framework.amendment.AmendmentStanding;
import org.muwahhad.framework.calloff.OrderChangeStatus;
import org.muwahhad.framework.contract.TerminationStatus;
import org.muwahhad.framework.fulfilment.DespatchStatus;
import org.muwahhad.framework.fulfilment.InvoiceStatus;
import org.muwahhad.framework.performance.BreachStatus;
import org.muwahhad.initiative.InitiativeStatus;
import org.muwahhad.plan.state.StatePlanStatus;
import org.muwahhad.reporting.signature.SignatureRoundStatus;
import org.muwahhad.tender.TenderStatus;

/** The document of lives names every life, state, role and act that there is, and no other. */
@Tag("long")
class LivesDocumentTest {
  private static final JavaClasses CLASSES = ServiceClasses.ALL;

  @Test
  void every_role_is_in_the_document() {
    assertThat(DOCUMENT.roles())
        .isEqualTo(Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toSet()));
  }

  @Test
  void every_life_has_a_trial() {
    assertThat(DOCUMENT.lives()).containsExactlyElementsOf(STATES.keySet());
  }

  private static final Map<String, List<? extends Enum<?>>> STATES = states();

  private static Map<String, List<? extends Enum<?>>> states() {
    Map<String, List<? extends Enum<?>>> states = new LinkedHashMap<>();
    states.put("Joint tender", List.of(TenderStatus.values()));
    states.put("Bid", List.of(BidStatus.values()));
    states.put("Complaint", List.of(ComplaintStatus.values()));
    states.put("Decision of a committee", List.of(DecisionStatus.values()));
    states.put("Meeting of a committee", List.of(MeetingStatus.values()));
    states.put("Initiative", List.of(InitiativeStatus.values()));
    states.put("Award of a lot", List.of(AwardStatus.values()));
    states.put("Place on the reserve of a lot", List.of(ReserveState.values()));
    states.put("Call-off", List.of(CallOffState.values()));
    states.put("Change of a call-off", List.of(OrderChangeStatus.values()));
    states.put("Despatch of a call-off", List.of(DespatchStatus.values()));
    states.put("Invoice", List.of(InvoiceStatus.values()));
    states.put("Transfer of a balance", List.of(TransferStatus.values()));
    states.put("Accession to an agreement", List.of(AccessionStatus.values()));
    states.put("Signing of an agreement", List.of(SigningState.values()));
    states.put("Suspension of an agreement", List.of(SuspensionState.values()));
    states.put("Termination of an agreement", List.of(TerminationStatus.values()));
    states.put("Amendment of an agreement", List.of(AmendmentStanding.values()));
    states.put("Report of a breach", List.of(BreachStatus.values()));
    states.put("Signature round", List.of(SignatureRoundStatus.values()));
    states.put("Plan of a state", List.of(StatePlanStatus.values()));
    states.put("Intention to buy", List.of(IntentionState.values()));
    return states;
  }

  @TestFactory
  Stream<DynamicNode> every_state_is_in_its_table() {
    return STATES.entrySet().stream()
        .map(
            e ->
                org.junit.jupiter.api.DynamicTest.dynamicTest(
                    e.getKey(), () -> namesAllStates(e.getKey(), e.getValue())));
  }

  private static void namesAllStates(String life, List<? extends Enum<?>> states) {
    LivesDocument.Table table = DOCUMENT.table(life);
    Set<String> names = states.stream().map(Enum::name).collect(Collectors.toSet());
    Set<String> named = new TreeSet<>();
    table
        .rows()
        .forEach(
            r -> {
              named.add(r.state());
              named.add(r.to());
            });
    assertThat(table.states()).isEqualTo(names);
    assertThat(named).isEqualTo(names);
    table
        .rows()
        .forEach(
            r ->
                assertThat(r.who())
                    .isSubsetOf(
                        Stream.concat(Stream.of("SYSTEM"), DOCUMENT.roles().stream()).toList()));
  }

  @Test
  void the_events_of_each_act_lead_where_the_table_says_and_none_is_missing() {
    requireEvents(
        "Joint tender",
        TenderStatus.TenderEvent.values(),
        e -> step(List.of(TenderStatus.values()), s -> e.isAllowedFrom((TenderStatus) s), e.to()));
    requireEvents(
        "Bid",
        BidStatus.BidEvent.values(),
        e -> step(List.of(BidStatus.values()), s -> e.isAllowedFrom((BidStatus) s), e.to()));
    requireEvents(
        "Complaint",
        ComplaintStatus.Event.values(),
        e ->
            step(
                List.of(ComplaintStatus.values()),
                s -> e.isAllowedFrom((ComplaintStatus) s),
                e.to()));
  }

  /** Where an event leads, by where it comes from. */
  private static Map<String, String> step(
      List<? extends Enum<?>> states, Function<Enum<?>, Boolean> allowed, Enum<?> to) {
    return states.stream()
        .filter(allowed::apply)
        .collect(Collectors.toMap(Enum::name, s -> to.name()));
  }

  private static <E extends Enum<E>> void requireEvents(
      String life, E[] events, Function<E, Map<String, String>> steps) {
    Map<String, Map<String, String>> byName = new TreeMap<>();
    Set<String> open = new TreeSet<>();
    for (E event : events) {
      byName.put(event.name(), steps.apply(event));
      steps.apply(event).keySet().forEach(from -> open.add(from + " " + event));
    }
    for (LivesDocument.Row row : DOCUMENT.table(life).rows()) {
      String at = row.state();
      for (String event : row.events()) {
        open.remove(at + " " + event);
        at = byName.getOrDefault(event, Map.of()).getOrDefault(at, "nowhere by " + event);
      }
      assertThat(at).as(row.toString()).isEqualTo(row.to());
    }
    assertThat(open).as("steps that no act of the table takes").isEmpty();
  }

  /** What an act of the table does by another class. */
  private static final Map<String, String> ON_BEHALF_OF =
      Map.of(
          "EndSignatureRounds", "CancelTender",
          "FollowDecision", "CloseDecision",
          "ConcludeLots", "CloseReview",
          "StartStandstill", "SettleQuantities",
          "FollowQuantities", "SettleQuantities",
          "LapseRequests", "TakeBackAward",
          "EndAgreement", "DecideNotice",
          "ReachLevels", "CloseDecision");

  @Test
  void every_class_that_moves_a_tender_or_a_bid_is_in_its_table() {
    // AskForApproval moves nothing: it only looks whether the tender may be approved.
    assertNamed(
        "Joint tender",
        users(TenderStatus.TenderEvent.class),
        "PreparationSteps",
        "TenderReplay",
        "AskForApproval");
    assertNamed("Bid", users(BidStatus.BidEvent.class));
    assertNamed("Complaint", users(ComplaintStatus.Event.class));
  }

  @Test
  void every_class_that_writes_of_a_complaint_a_decision_or_a_meeting_is_in_its_table()
      throws ClassNotFoundException {
    // A complaint, a question and a meeting begin with these; their lives come after.
    assertNamed("Complaint", writers("complaint.Complaints"), "FileComplaint");
    assertNamed("Decision of a committee", writers("committee.Decisions"), "AppointMember");
    assertNamed("Meeting of a committee", writers("committee.Meetings"), "CallMeeting");
    assertNamed(
        "Initiative", writers("initiative.Initiatives"), "ProposeInitiative", "DraftContents");
    // A change begins with these; ApplyChange puts it in force for the acts.
    assertNamed(
        "Change of a call-off",
        writers("framework.order.OrderChanges"),
        "AskForCancellation",
        "AskForChange",
        "ChangeOrder",
        "ApplyChange");
    // AddDeliveryPhoto shows what came of it.
    assertNamed(
        "Despatch of a call-off", writers("framework.fulfilment.Despatches"), "AddDeliveryPhoto");
    assertNamed(
        "Place on the reserve of a lot", writers("award.reserve.ReservePlaces"), "InviteReserve");
    assertNamed("Invoice", writers("framework.fulfilment.Invoices"), "SendInvoice");
    assertNamed("Transfer of a balance", writers("framework.BalanceTransfers"), "OfferTransfer");
    assertNamed("Accession to an agreement", writers("framework.Accessions"), "RequestAccession");
    // ConsentToSuccession moves nothing: both sides wait for it.
    assertNamed(
        "Amendment of an agreement",
        writers("framework.amendment.AgreementAmendments"),
        "OfferAmendment",
        "ConsentToSuccession");
    // The others sign, suspend, or make a termination.
    assertNamed(
        "Termination of an agreement",
        writers("framework.contract.Contracts"),
        "SignAgreement",
        "SuspendAgreement",
        "LiftSuspension",
        "ProposeTermination");
    // AddBreachPaper adds evidence, and ReportBreach makes one.
    assertNamed(
        "Report of a breach",
        writers("framework.performance.BreachReports"),
        "ReportBreach",
        "AddBreachPaper");
    // SignReport and CompleteSignature sign by it.
    assertNamed(
        "Signature round", writers("reporting.signature.SignatureRounds"), "SigningProcedure");
    assertNamed("Plan of a state", writers("plan.state.StatePlans"));
    assertNamed("Intention to buy", writers("plan.intention.Intentions"), "AnnounceIntention");
  }

  private static void assertNamed(String life, Set<String> classes, String... others) {
    Set<String> acts =
        DOCUMENT.table(life).rows().stream()
            .map(LivesDocument.Row::className)
            .collect(Collectors.toSet());
    assertThat(classes).as("found by the search").isNotEmpty();
    assertThat(classes)
        .filteredOn(c -> !Set.of(others).contains(c))
        .allMatch(c -> acts.contains(c) || acts.contains(ON_BEHALF_OF.getOrDefault(c, "")), life);
  }

  private static Set<String> users(Class<?> events) {
    return CLASSES.get(events).getAccessesToSelf().stream()
        .filter(a -> a.getOriginOwner().getPackageName().startsWith("org.muwahhad"))
        .filter(a -> !a.getOriginOwner().getName().startsWith(events.getEnclosingClass().getName()))
        .filter(a -> Character.isUpperCase(a.getTarget().getName().charAt(0)))
        .map(a -> outermost(a.getOriginOwner().getName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The classes that call what writes of a repository. */
  private static Set<String> writers(String repository) throws ClassNotFoundException {
    Class<?> type = Class.forName("org.muwahhad." + repository);
    Set<String> writing =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.isAnnotationPresent(Query.class))
            .filter(m -> !m.getAnnotation(Query.class).value().strip().startsWith("SELECT"))
            .map(java.lang.reflect.Method::getName)
            .collect(Collectors.toSet());
    return CLASSES.get(type).getMethodCallsToSelf().stream()
        .filter(c -> writing.contains(c.getTarget().getName()))
        .filter(c -> !c.getOriginOwner().getName().contains("$"))
        .map(c -> outermost(c.getOriginOwner().getName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String outermost(String name) {
    return name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
  }

  @Test
  void an_award_is_stored_under_the_name_of_its_state() {
    assertThat(Arrays.stream(AwardStatus.values()).map(s -> s.code().toUpperCase(Locale.ROOT)))
        .containsExactlyElementsOf(Arrays.stream(AwardStatus.values()).map(Enum::name).toList());
  }
}
