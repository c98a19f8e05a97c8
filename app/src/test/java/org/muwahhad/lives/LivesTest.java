package org.muwahhad.lives;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.micronaut.data.annotation.Query;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardStatus;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.GiveUpLots;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.award.quantity.ConfirmQuantities;
import org.muwahhad.award.quantity.SettleQuantities;
import org.muwahhad.bid.BidStatus;
import org.muwahhad.bid.OpenBids;
import org.muwahhad.bid.SaveBidDraft;
import org.muwahhad.bid.SubmitBid;
import org.muwahhad.bid.WithdrawBid;
import org.muwahhad.committee.CallMeeting;
import org.muwahhad.committee.CastVote;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.CloseMeeting;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.MeetingMode;
import org.muwahhad.committee.MeetingStatus;
import org.muwahhad.committee.MeetingTime;
import org.muwahhad.committee.MoveMeeting;
import org.muwahhad.committee.RecordMeeting;
import org.muwahhad.committee.ReturnTo;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.complaint.AddPaper;
import org.muwahhad.complaint.AnswerComplaint;
import org.muwahhad.complaint.CastReviewVote;
import org.muwahhad.complaint.CloseReview;
import org.muwahhad.complaint.ComplaintStatus;
import org.muwahhad.complaint.DraftReview;
import org.muwahhad.complaint.FileComplaint;
import org.muwahhad.complaint.Remedy;
import org.muwahhad.complaint.WithdrawComplaint;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.framework.ConsentToTransfer;
import org.muwahhad.framework.EndTransfer;
import org.muwahhad.framework.OfferTransfer;
import org.muwahhad.framework.PlaceCallOff;
import org.muwahhad.framework.RecordDelivery;
import org.muwahhad.framework.TransferStatus;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.ApproveTender;
import org.muwahhad.tender.CancelTender;
import org.muwahhad.tender.PublishTender;
import org.muwahhad.tender.ReturnTenderToDraft;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.UndoAggregation;
import org.muwahhad.tender.amendment.AmendmentInput;
import org.muwahhad.tender.amendment.ProposeAmendment;
import org.muwahhad.tender.amendment.PublishAmendment;
import org.muwahhad.upload.InspectFile;

/**
 * Every state of a thing with every act and every role: what {@code docs/lives.md} allows ends in
 * the state that it says, everything else is refused and leaves nothing behind.
 */
class LivesTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final LivesDocument DOCUMENT = LivesDocument.read();
  private static final Map<Role, Actor> ANYBODY = anybody();
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.muwahhad");
  private static final String REASON = "لأسباب مبينة في المحضر";

  /** Bids of which the first wins all lots until states take more of second items. */
  private static final String[] FIRST = {"100", "100", "100", "100"};

  private static final String[] SECOND = {"120", "80.02", "120", "80.02"};
  private int requests;

  /** Somebody in each role, with no place in any of the things. */
  private static Map<Role, Actor> anybody() {
    Map<Role, Actor> people = new TreeMap<>();
    for (Role role :
        List.of(
            Role.CATALOG_MANAGER,
            Role.OPENING_MEMBER,
            Role.EVALUATOR,
            Role.AUDITOR,
            Role.ADMINISTRATOR)) {
      people.put(role, STAGE.world().aPersonWho(role));
    }
    people.put(Role.CENTRAL_BUYER, STAGE.second());
    people.put(Role.NATIONAL_COORDINATOR, STAGE.coordinator("KW"));
    people.put(Role.REVIEW_MEMBER, STAGE.reviewers().get(0));
    people.put(Role.COMMITTEE_MEMBER, STAGE.committee("EXECUTIVE").get(0));
    people.put(Role.PROCUREMENT_OFFICER, STAGE.world().anOfficerOf(STAGE.world().anEntityIn("KW")));
    people.put(Role.BIDDER, STAGE.world().aBidderFor(STAGE.world().aSupplier()));
    return people;
  }

  // ---- What the document names ----------------------------------------------------------------

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
    states.put("Award of a lot", List.of(AwardStatus.values()));
    states.put("Call-off", List.of(CallOffState.values()));
    states.put("Transfer of a balance", List.of(TransferStatus.values()));
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
        TenderStatus.Event.values(),
        e -> step(List.of(TenderStatus.values()), s -> e.isAllowedFrom((TenderStatus) s), e.to()));
    requireEvents(
        "Bid",
        BidStatus.Event.values(),
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
          "FollowDecision", "CloseDecision",
          "SettleLots", "CloseReview",
          "StartStandstill", "SettleQuantities",
          "FollowQuantities", "SettleQuantities",
          "ReachLevels", "CloseDecision");

  @Test
  void every_class_that_moves_a_tender_or_a_bid_is_in_its_table() {
    assertNamed(
        "Joint tender", users(TenderStatus.Event.class), "PreparationSteps", "TenderReplay");
    assertNamed("Bid", users(BidStatus.Event.class));
    assertNamed("Complaint", users(ComplaintStatus.Event.class));
  }

  @Test
  void every_class_that_writes_of_a_complaint_a_decision_or_a_meeting_is_in_its_table()
      throws ClassNotFoundException {
    // A complaint, a question and a meeting begin with these; their lives come after.
    assertNamed("Complaint", writers("complaint.Complaints"), "FileComplaint");
    assertNamed("Decision of a committee", writers("committee.Decisions"), "AppointMember");
    assertNamed("Meeting of a committee", writers("committee.Meetings"), "CallMeeting");
    assertNamed("Transfer of a balance", writers("framework.BalanceTransfers"), "OfferTransfer");
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

  // ---- The joint tender -----------------------------------------------------------------------

  @TestFactory
  Stream<DynamicNode> the_life_of_a_joint_tender() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Joint tender"));
    PlayedTender[] played = new PlayedTender[1];
    return Stream.of(
        trial.inState(
            "DRAFT",
            () -> {
              played[0] = PlayedTender.draft(STAGE, Plan.ofTwoLots());
              return tender(played[0], Instant.now());
            }),
        trial.inState("APPROVED", () -> tender(played[0].approve(), Instant.now())),
        trial.inState(
            "PUBLISHED",
            () -> {
              APP.get(PublishTender.class).run(STAGE.buyer(), played[0].id());
              played[0].bid("SAR", true, FIRST);
              played[0].bid("SAR", true, SECOND);
              return tender(played[0], Instant.now());
            }),
        trial.inState(
            "CLOSED",
            () -> {
              close(played[0]);
              return tender(played[0], played[0].afterDeadline());
            }),
        trial.inState("OPENED", () -> tender(played[0].open(), played[0].afterDeadline())),
        trial.inState(
            "UNDER_EVALUATION",
            () -> tender(played[0].evaluate(Map.of()), played[0].afterDeadline())),
        trial.inState(
            "RECOMMENDED",
            () -> {
              played[0].recommend();
              return tender(played[0].adoptOnce(), played[0].afterDeadline());
            }),
        trial.inState("DECIDED", () -> tender(played[0].adoptOnce(), played[0].afterDeadline())),
        trial.inState("STANDSTILL", () -> tender(played[0].settle(), played[0].afterAnswers())),
        trial.inState("AWARDED", () -> tender(played[0].award(), played[0].afterStandstill())),
        trial.inState(
            "UNDER_EVALUATION (lots returned)",
            () -> {
              PlayedTender other = inStandstill();
              return tender(returned(other), other.afterStandstill().plus(Duration.ofDays(1)));
            }),
        trial.inState(
            "UNDER_EVALUATION (complaint open)",
            () -> {
              PlayedTender other = complainedOf();
              return tender(returned(other), other.afterStandstill().plus(Duration.ofDays(1)));
            }),
        trial.inState(
            "CANCELLED",
            () -> {
              PlayedTender other = PlayedTender.draft(STAGE, Plan.ofTwoLots());
              APP.get(CancelTender.class).run(STAGE.buyer(), other.id(), REASON);
              return tender(other, Instant.now());
            }));
  }

  /** The deadline has passed and nobody has opened the bids yet. */
  private static void close(PlayedTender played) {
    try (Connection connection = APP.connect()) {
      Trial.setClock(connection, played.afterDeadline());
      try (java.sql.Statement s = connection.createStatement()) {
        s.executeUpdate("UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + played.id());
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A tender whose first bidder has both lots, in their standstill. */
  private static PlayedTender inStandstill() {
    PlayedTender tender = PlayedTender.draft(STAGE, Plan.ofTwoLots()).publish();
    tender.bid("SAR", true, FIRST);
    tender.bid("SAR", true, SECOND);
    tender.open().evaluate(Map.of()).recommend();
    return tender.adopt().settle();
  }

  /** The same with a third bidder, who complains of the second lot and is not answered yet. */
  private static PlayedTender complainedOf() {
    PlayedTender tender = PlayedTender.draft(STAGE, Plan.ofTwoLots()).publish();
    tender.bid("SAR", true, FIRST);
    tender.bid("SAR", true, SECOND);
    Actor third = tender.bid("SAR", true, SECOND);
    tender.open().evaluate(Map.of()).recommend();
    tender.adopt().settle();
    STAGE.run(
        tender.afterAnswers().plus(Duration.ofHours(1)),
        () -> tender.complain(third, List.of(tender.lots().get(1))));
    return tender;
  }

  /** One lot goes back to the panel, the other is awarded; the panel has ranked it again. */
  private PlayedTender returned(PlayedTender tender) {
    STAGE.run(
        tender.afterAnswers().plus(Duration.ofHours(1)),
        () -> upheld(null, tender, List.of(tender.lots().get(1))));
    tender.award();
    STAGE.run(
        tender.afterStandstill().plus(Duration.ofHours(1)),
        () -> APP.get(RankBids.class).run(tender.examinationChair(), tender.id()));
    return tender;
  }

  private Thing tender(PlayedTender played, Instant now) {
    long id = played.id();
    String status = "SELECT status FROM joint_tender WHERE id = " + id;
    Instant opening = later(now, played.afterDeadline());
    Instant afterAnswers = later(now, played.afterAnswers());
    Instant afterStandstill = later(now, afterAnswers.plus(Duration.ofDays(60)));
    Map<String, Act> acts = new TreeMap<>();
    acts.put("ApproveTender", Act.at(status, now, a -> APP.get(ApproveTender.class).run(a, id)));
    acts.put(
        "UndoAggregation",
        Act.at(status, now, a -> APP.get(UndoAggregation.class).run(a, id, REASON)));
    acts.put(
        "CancelTender", Act.at(status, now, a -> APP.get(CancelTender.class).run(a, id, REASON)));
    acts.put(
        "ReturnTenderToDraft",
        Act.at(status, now, a -> APP.get(ReturnTenderToDraft.class).run(a, id, REASON)));
    acts.put("PublishTender", Act.at(status, now, a -> APP.get(PublishTender.class).run(a, id)));
    acts.put(
        "OpenBids",
        Act.at(
            status,
            opening,
            connection -> played.giveShares(),
            a -> APP.get(OpenBids.class).run(a, id)));
    acts.put(
        "DeclareConflict",
        Act.at(status, now, a -> APP.get(DeclareConflict.class).run(a, id, false, "")));
    acts.put(
        "RecommendAwards",
        Act.at(
            status,
            now,
            a ->
                APP.get(RecommendAwards.class)
                    .run(a, id, RecommendAwards.Recommendation.byRank())));
    acts.put("GiveUpLots", Act.at(status, now, a -> APP.get(GiveUpLots.class).run(a, id, REASON)));
    decisions(acts, played, status, now, decision(played));
    Consumer<Actor> settle = nobody -> APP.get(SettleQuantities.class).run();
    acts.put("SettleQuantities", Act.at(status, afterAnswers, settle));
    acts.put(
        "SettleQuantities, overturned",
        Act.at(status, opening, connection -> takeMoreOfTheSecond(played), settle));
    Consumer<Actor> confirm = a -> APP.get(ConfirmAwards.class).run(a, id);
    acts.put("ConfirmAwards", Act.at(status, afterStandstill, confirm));
    acts.put(
        "ConfirmAwards, a lot returned",
        new Act(
            status,
            now.plus(Duration.ofHours(1)),
            connection -> upheld(connection, played, List.of(played.lots().get(0))),
            afterStandstill,
            confirm));
    reviews(acts, played, status, now);
    return new Thing(status, people(played, STAGE.committee("EXECUTIVE").get(0)), acts);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Map<Role, Actor> people(PlayedTender played, Actor committeeMember) {
    Map<Role, Actor> people = new TreeMap<>(ANYBODY);
    people.put(Role.OPENING_MEMBER, played.openingChair());
    people.put(Role.EVALUATOR, played.examinationChair());
    people.put(Role.COMMITTEE_MEMBER, committeeMember);
    played.bids().keySet().stream().findFirst().ifPresent(b -> people.put(Role.BIDDER, b));
    return people;
  }

  /** The newest decision of a tender, or 0. */
  private static long decision(PlayedTender played) {
    return Long.parseLong(
        APP.ask("SELECT COALESCE(MAX(id), 0) FROM decision WHERE tender_id = " + played.id()));
  }

  private static void decisions(
      Map<String, Act> acts, PlayedTender played, String status, Instant now, long decision) {
    acts.put(
        "CloseDecision, adopted",
        Act.at(
            status,
            now,
            connection -> played.vote(VoteChoice.FOR),
            a -> APP.get(CloseDecision.class).run(a, decision)));
    acts.put(
        "CloseDecision, rejected",
        Act.at(
            status,
            now,
            connection -> played.vote(VoteChoice.AGAINST),
            a ->
                APP.get(CloseDecision.class)
                    .run(a, decision, new CloseDecision.Return(ReturnTo.PANEL, REASON))));
  }

  /** Every state takes a fifth less of the first item of each lot and a fifth more of the other. */
  private static void takeMoreOfTheSecond(PlayedTender played) {
    Map<String, String[]> taken =
        Map.of("KW", new String[] {"48", "72"}, "OM", new String[] {"32", "48"});
    taken.forEach(
        (state, quantities) -> {
          List<ConfirmQuantities.Item> items = new ArrayList<>();
          for (int lot = 0; lot < 2; lot++) {
            for (int i = 0; i < 2; i++) {
              items.add(
                  new ConfirmQuantities.Item(
                      played.items(lot).get(i), new BigDecimal(quantities[i])));
            }
          }
          APP.get(ConfirmQuantities.class)
              .run(
                  STAGE.coordinator(state),
                  played.id(),
                  new ConfirmQuantities.Answer(items, List.of()));
        });
  }

  /** The newest complaint in a tender is decided; before, one about all lots is filed. */
  private void reviews(Map<String, Act> acts, PlayedTender played, String status, Instant now) {
    long[] filed = new long[2];
    acts.put(
        "CloseReview, every lot ended",
        Act.at(
            status,
            now.plus(Duration.ofHours(1)),
            connection -> filed[1] = ending(connection, played),
            a -> APP.get(CloseReview.class).run(a, filed[1])));
    acts.put(
        "CloseReview",
        Act.at(
            status,
            now.plus(Duration.ofHours(1)),
            connection -> filed[0] = voted(connection, played, played.lots(), Remedy.REEVALUATE),
            a -> APP.get(CloseReview.class).run(a, filed[0])));
  }

  /** A complaint of the bidder that won nothing about lots, upheld. */
  private void upheld(
      @org.jspecify.annotations.Nullable Connection connection,
      PlayedTender tender,
      List<Long> lots) {
    long id = voted(connection, tender, lots, Remedy.REEVALUATE);
    APP.get(CloseReview.class).run(STAGE.reviewers().get(0), id);
  }

  /** The same, with the votes cast and nothing recorded yet. */
  private long voted(
      @org.jspecify.annotations.Nullable Connection connection,
      PlayedTender tender,
      List<Long> lots,
      Remedy remedy) {
    Actor bidder = List.copyOf(tender.bids().keySet()).get(1);
    long id = file(tender, bidder, lots);
    vote(connection, id, lots, remedy);
    return id;
  }

  private static void vote(
      @org.jspecify.annotations.Nullable Connection connection,
      long id,
      List<Long> lots,
      Remedy remedy) {
    APP.get(AnswerComplaint.class).run(STAGE.second(), id, "اتبعت اللجنة المعايير");
    draft(id, lots, remedy);
    STAGE.reviewers().forEach(r -> vote(connection, id, r, true));
  }

  /** Votes that no lot is left: on the complaint that is open, or on one about all lots. */
  private long ending(Connection connection, PlayedTender tender) {
    long open =
        Long.parseLong(
            Trial.ask(
                connection,
                "SELECT COALESCE(MAX(id), 0) FROM complaint WHERE status = 'FILED' AND tender_id = "
                    + tender.id()));
    if (open == 0) {
      return voted(connection, tender, tender.lots(), Remedy.CANCEL_LOT);
    }
    vote(connection, open, List.of(tender.lots().get(1)), Remedy.CANCEL_LOT);
    return open;
  }

  private long file(PlayedTender tender, Actor bidder, List<Long> lots) {
    requests++;
    return APP.get(FileComplaint.class)
        .run(
            bidder,
            tender.id(),
            new FileComplaint.Content(
                lots, "الدرجات لا تتبع المعايير", "إعادة الترتيب", "r" + requests));
  }

  private static void draft(long id, List<Long> lots, Remedy remedy) {
    APP.get(DraftReview.class)
        .run(
            STAGE.reviewers().get(0),
            id,
            new DraftReview.Content(
                "أسباب القرار",
                "أغفلت اللجنة معيارًا",
                "The panel left a criterion out",
                lots.stream().map(l -> new DraftReview.Ruling(l, remedy)).toList()));
  }

  private static void vote(
      @org.jspecify.annotations.Nullable Connection connection,
      long id,
      Actor member,
      boolean inFavour) {
    String open = "SELECT sha256 FROM review_draft WHERE status = 'OPEN' AND complaint_id = " + id;
    APP.get(CastReviewVote.class)
        .run(
            member,
            id,
            new CastReviewVote.Ballot(
                inFavour,
                inFavour ? "" : REASON,
                connection == null ? APP.ask(open) : Trial.ask(connection, open)));
  }

  // ---- The bid --------------------------------------------------------------------------------

  private record Bids(
      PlayedTender tender,
      Actor drafting,
      Actor submitted,
      Actor withdrawn,
      Actor broken,
      Actor unconfirmed) {}

  @TestFactory
  Stream<DynamicNode> the_life_of_a_bid() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Bid"));
    Bids[] bids = new Bids[1];
    return Stream.of(
        trial.inState(
            "DRAFT",
            () -> {
              bids[0] = bids();
              return bid(bids[0], bids[0].drafting(), false);
            }),
        trial.inState("SUBMITTED", () -> bid(bids[0], bids[0].submitted(), false)),
        trial.inState("WITHDRAWN", () -> bid(bids[0], bids[0].withdrawn(), false)),
        trial.inState(
            "OPENED",
            () -> {
              bids[0].tender().open();
              return bid(bids[0], bids[0].submitted(), true);
            }),
        trial.inState("UNREADABLE", () -> bid(bids[0], bids[0].broken(), true)),
        trial.inState("UNCONFIRMED", () -> bid(bids[0], bids[0].unconfirmed(), true)));
  }

  private Bids bids() {
    PlayedTender tender = PlayedTender.draft(STAGE, Plan.ofTwoLots()).publish();
    Actor unconfirmed = tender.bid("SAR", true, FIRST);
    amend(tender);
    Actor drafting = tender.bidder();
    APP.get(SaveBidDraft.class).run(drafting, tender.id(), tender.offer("SAR", true, "10"));
    Actor submitted = tender.bid("KWD", true, FIRST);
    Actor withdrawn = tender.bid("SAR", true, SECOND);
    APP.get(WithdrawBid.class).run(withdrawn, tender.submitted(withdrawn));
    Actor broken = tender.bid("SAR", false, SECOND);
    APP.without(
        "tr_bid_version_immutable",
        () ->
            APP.sql(
                "UPDATE bid_version SET sealed_content = X'00' WHERE bid_id = "
                    + tender.submitted(broken)));
    return new Bids(tender, drafting, submitted, withdrawn, broken, unconfirmed);
  }

  private static void amend(PlayedTender tender) {
    long proposal =
        APP.get(ProposeAmendment.class)
            .run(
                STAGE.buyer(),
                tender.id(),
                new AmendmentInput(
                    new Bilingual("سبب", "Reason"),
                    null,
                    Map.of("conditions", new Bilingual("التسليم في الموقع", "Delivery on site"))));
    APP.get(PublishAmendment.class).run(STAGE.second(), tender.id(), proposal);
  }

  private Thing bid(Bids bids, Actor bidder, boolean over) {
    PlayedTender tender = bids.tender();
    long bid = tender.bidOf(bidder);
    String status = status(bid);
    Instant now = over ? tender.afterDeadline() : Instant.now();
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "SaveBidDraft",
        Act.at(
            status,
            now,
            a ->
                APP.get(SaveBidDraft.class)
                    .run(a, tender.id(), tender.offer("SAR", true, "11", "12"))));
    acts.put(
        "SubmitBid",
        Act.at(
            status,
            now,
            a ->
                APP.get(SubmitBid.class)
                    .run(
                        a,
                        tender.id(),
                        tender.offer("SAR", true, FIRST),
                        "again-" + requests++,
                        false)));
    acts.put("WithdrawBid", Act.at(status, now, a -> APP.get(WithdrawBid.class).run(a, bid)));
    acts.put("OpenBids", opening(tender, status));
    acts.put(
        "OpenBids, broken",
        opening(tender, over ? status : status(tender.submitted(bids.broken()))));
    acts.put(
        "OpenBids, amended since",
        opening(tender, over ? status : status(tender.submitted(bids.unconfirmed()))));
    Map<Role, Actor> people = people(tender, STAGE.committee("EXECUTIVE").get(0));
    people.put(Role.BIDDER, bidder);
    return new Thing(status, people, acts);
  }

  private static Act opening(PlayedTender tender, String status) {
    return Act.at(
        status,
        tender.afterDeadline(),
        connection -> tender.giveShares(),
        a -> APP.get(OpenBids.class).run(a, tender.id()));
  }

  private static String status(long bid) {
    return "SELECT status FROM bid WHERE id = " + bid;
  }

  // ---- The complaint --------------------------------------------------------------------------

  private record Complaints(PlayedTender tender, List<Actor> bidders, List<Long> ids) {}

  @TestFactory
  Stream<DynamicNode> the_life_of_a_complaint() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Complaint"));
    Complaints[] all = new Complaints[1];
    return Stream.of(
        trial.inState(
            "FILED",
            () -> {
              all[0] = complaints();
              return complaint(all[0], 0);
            }),
        trial.inState("ANSWERED", () -> complaint(all[0], 1)),
        trial.inState("DECIDED", () -> complaint(all[0], 2)),
        trial.inState("WITHDRAWN", () -> complaint(all[0], 3)));
  }

  /** One in each state, of a bidder each, about the first lot. */
  private Complaints complaints() {
    PlayedTender tender = PlayedTender.draft(STAGE, Plan.ofTwoLots()).publish();
    tender.bid("SAR", true, FIRST);
    List<Actor> bidders = Stream.generate(() -> tender.bid("SAR", true, SECOND)).limit(4).toList();
    tender.open().evaluate(Map.of()).recommend();
    tender.adopt().settle();
    List<Long> lot = List.of(tender.lots().get(0));
    List<Long> ids = new ArrayList<>();
    STAGE.run(
        tender.afterAnswers().plus(Duration.ofHours(1)),
        () -> {
          bidders.forEach(b -> ids.add(file(tender, b, lot)));
          APP.get(AnswerComplaint.class).run(STAGE.second(), ids.get(1), "رد الجهة");
          APP.get(AnswerComplaint.class).run(STAGE.second(), ids.get(2), "رد الجهة");
          draft(ids.get(2), lot, Remedy.NONE);
          STAGE.reviewers().forEach(r -> vote(null, ids.get(2), r, true));
          APP.get(CloseReview.class).run(STAGE.reviewers().get(0), ids.get(2));
          APP.get(WithdrawComplaint.class).run(bidders.get(3), ids.get(3));
        });
    return new Complaints(tender, bidders, ids);
  }

  private Thing complaint(Complaints all, int place) {
    long id = all.ids().get(place);
    List<Long> lot = List.of(all.tender().lots().get(0));
    String status = "SELECT status FROM complaint WHERE id = " + id;
    Instant soon = all.tender().afterAnswers().plus(Duration.ofHours(2));
    Instant late = soon.plus(Duration.ofDays(30));
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "AnswerComplaint",
        Act.at(status, soon, a -> APP.get(AnswerComplaint.class).run(a, id, "رد الجهة")));
    acts.put(
        "WithdrawComplaint",
        Act.at(status, soon, a -> APP.get(WithdrawComplaint.class).run(a, id)));
    acts.put("AddPaper", Act.at(status, soon, a -> addPaper(a, id)));
    acts.put(
        "DraftReview",
        Act.at(
            status,
            late,
            a ->
                APP.get(DraftReview.class)
                    .run(
                        a,
                        id,
                        new DraftReview.Content(
                            "أسباب",
                            "موجز",
                            "Summary",
                            List.of(new DraftReview.Ruling(lot.get(0), Remedy.NONE))))));
    String[] sha256 = {"0".repeat(64)};
    acts.put(
        "CastReviewVote",
        Act.at(
            status,
            late,
            connection -> {
              draft(id, lot, Remedy.NONE);
              sha256[0] =
                  Trial.ask(
                      connection,
                      "SELECT sha256 FROM review_draft WHERE status = 'OPEN' AND complaint_id = "
                          + id);
            },
            a ->
                APP.get(CastReviewVote.class)
                    .run(a, id, new CastReviewVote.Ballot(true, "", sha256[0]))));
    for (boolean inFavour : List.of(true, false)) {
      acts.put(
          "CloseReview, " + (inFavour ? "adopted" : "rejected"),
          Act.at(
              status,
              late,
              connection -> {
                draft(id, lot, Remedy.NONE);
                STAGE.reviewers().forEach(r -> vote(connection, id, r, inFavour));
              },
              a -> APP.get(CloseReview.class).run(a, id)));
    }
    Map<Role, Actor> people = people(all.tender(), STAGE.committee("EXECUTIVE").get(0));
    people.put(Role.BIDDER, all.bidders().get(place));
    return new Thing(status, people, acts);
  }

  private static void addPaper(Actor actor, long id) {
    APP.get(AddPaper.class)
        .run(
            actor,
            id,
            "إثبات",
            new InspectFile.Sent(
                "file",
                "evidence.pdf",
                "%PDF-1.4\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
  }

  // ---- Decisions, meetings and awards ---------------------------------------------------------

  @TestFactory
  Stream<DynamicNode> the_life_of_a_decision() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Decision of a committee"));
    PlayedTender[] played = new PlayedTender[1];
    return Stream.of(
        trial.inState(
            "OPEN",
            () -> {
              played[0] = recommended();
              return decision(played[0], "TECHNICAL", decision(played[0]));
            }),
        trial.inState(
            "ADOPTED",
            () -> {
              long decision = decision(played[0]);
              played[0].adoptOnce();
              return decision(played[0], "TECHNICAL", decision);
            }),
        trial.inState(
            "REJECTED",
            () -> {
              long decision = decision(played[0]);
              played[0].reject();
              return decision(played[0], "EXECUTIVE", decision);
            }));
  }

  /** Before the technical committee. */
  private static PlayedTender recommended() {
    PlayedTender tender = PlayedTender.draft(STAGE, Plan.ofTwoLots()).publish();
    tender.bid("SAR", true, FIRST);
    tender.bid("SAR", true, SECOND);
    tender.open().evaluate(Map.of()).recommend();
    return tender;
  }

  private static Thing decision(PlayedTender played, String committee, long decision) {
    String status = "SELECT status FROM decision WHERE id = " + decision;
    Map<String, Act> acts = new TreeMap<>();
    String sha256 = APP.ask("SELECT document_sha256 FROM decision WHERE id = " + decision);
    acts.put(
        "CastVote",
        Act.at(
            status,
            played.afterDeadline(),
            a ->
                APP.get(CastVote.class)
                    .run(a, decision, CastVote.Ballot.on(VoteChoice.FOR, "", sha256))));
    decisions(acts, played, status, played.afterDeadline(), decision);
    return new Thing(status, people(played, STAGE.committee(committee).get(0)), acts);
  }

  @TestFactory
  Stream<DynamicNode> the_life_of_a_meeting() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Meeting of a committee"));
    PlayedTender[] played = new PlayedTender[1];
    return Stream.of(
        trial.inState(
            "CANCELLED",
            () -> {
              played[0] = recommended();
              long meeting = call(played[0]);
              STAGE.run(
                  played[0].afterDeadline(),
                  () -> APP.get(MoveMeeting.class).cancel(chairOfTechnical(), meeting, REASON));
              return meeting(played[0], meeting);
            }),
        trial.inState(
            "CLOSED",
            () -> {
              long meeting = call(played[0]);
              STAGE.run(
                  begun(played[0]),
                  () -> {
                    attend(chairOfTechnical(), meeting);
                    APP.get(CloseMeeting.class).run(chairOfTechnical(), meeting);
                  });
              return meeting(played[0], meeting);
            }),
        trial.inState("CALLED", () -> meeting(played[0], call(played[0]))));
  }

  private static Actor chairOfTechnical() {
    return STAGE.committee("TECHNICAL").get(0);
  }

  /** A meeting of the technical committee, a week after the bids were opened. */
  private static long call(PlayedTender played) {
    return STAGE.at(
        played.afterDeadline(),
        () ->
            APP.get(CallMeeting.class)
                .run(
                    chairOfTechnical(),
                    new CallMeeting.Call(
                        CommitteeCode.TECHNICAL, time(played), List.of(decision(played)))));
  }

  private static MeetingTime time(PlayedTender played) {
    return new MeetingTime(
        played.afterDeadline().plus(Duration.ofDays(7)),
        60,
        MeetingMode.IN_PERSON,
        "قاعة الاجتماعات، مسقط");
  }

  private static Instant begun(PlayedTender played) {
    return played.afterDeadline().plus(Duration.ofDays(8));
  }

  private static void attend(Actor chair, long meeting) {
    APP.get(RecordMeeting.class).attendance(chair, meeting, List.of("AE", "KW", "OM", "SA"));
  }

  private static Thing meeting(PlayedTender played, long meeting) {
    String status = "SELECT status FROM meeting WHERE id = " + meeting;
    Instant now = played.afterDeadline();
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "MoveMeeting",
        Act.at(status, now, a -> APP.get(MoveMeeting.class).run(a, meeting, time(played))));
    acts.put(
        "MoveMeeting, cancelled",
        Act.at(status, now, a -> APP.get(MoveMeeting.class).cancel(a, meeting, REASON)));
    acts.put("RecordMeeting", Act.at(status, begun(played), a -> attend(a, meeting)));
    acts.put(
        "CloseMeeting",
        Act.at(
            status,
            begun(played),
            connection -> attend(chairOfTechnical(), meeting),
            a -> APP.get(CloseMeeting.class).run(a, meeting)));
    return new Thing(status, people(played, chairOfTechnical()), acts);
  }

  @TestFactory
  Stream<DynamicNode> the_life_of_an_award() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Award of a lot"));
    PlayedTender[] played = new PlayedTender[1];
    return Stream.of(
        trial.inState(
            "PENDING",
            () -> {
              played[0] = recommended().adoptOnce();
              return award(played[0], played[0].afterDeadline());
            }),
        trial.inState(
            "PENDING (standstill)",
            () -> award(played[0].adoptOnce().settle(), played[0].afterAnswers())),
        trial.inState("ACTIVE", () -> award(played[0].award(), played[0].afterStandstill())),
        trial.inState(
            "CANCELLED",
            () -> award(recommended().adoptOnce().reject(), played[0].afterDeadline())));
  }

  private Thing award(PlayedTender played, Instant now) {
    String status =
        "SELECT UPPER(status) FROM award WHERE lot_id = %d ORDER BY id LIMIT 1"
            .formatted(played.lots().get(0));
    Map<String, Act> acts = new TreeMap<>();
    decisions(acts, played, status, now, decision(played));
    Instant afterStandstill = later(now, played.afterAnswers().plus(Duration.ofDays(60)));
    acts.put(
        "ConfirmAwards",
        Act.at(status, afterStandstill, a -> APP.get(ConfirmAwards.class).run(a, played.id())));
    reviews(acts, played, status, now);
    return new Thing(status, people(played, STAGE.committee("EXECUTIVE").get(0)), acts);
  }

  // ---- Call-offs and transfers ----------------------------------------------------------------

  /** A call-off has no status of its own: there is one, or not. */
  private enum CallOffState {
    NONE,
    PLACED
  }

  /** An agreement, and an officer of a Kuwaiti entity with a balance in it. */
  private record Agreement(PlayedTender tender, long id, long item, long entity, Actor officer) {
    Instant now() {
      return tender.afterStandstill().plus(Duration.ofDays(2));
    }
  }

  private static Agreement agreement() {
    PlayedTender tender = inStandstill().award();
    long item = tender.items(0).get(0);
    String balance =
        """
        SELECT CONCAT(e.agreement_id, ' ', e.entity_id)
          FROM entitlement e JOIN procuring_entity p ON p.id = e.entity_id
         WHERE e.lot_item_id = %d AND p.state_code = 'KW'"""
            .formatted(item);
    String[] ids = APP.ask(balance).split(" ");
    long entity = Long.parseLong(ids[1]);
    return new Agreement(
        tender, Long.parseLong(ids[0]), item, entity, STAGE.world().anOfficerOf(entity));
  }

  @TestFactory
  Stream<DynamicNode> the_life_of_a_call_off() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Call-off"));
    Agreement[] agreement = new Agreement[1];
    return Stream.of(
        trial.inState(
            "NONE",
            () -> {
              agreement[0] = agreement();
              return callOff(agreement[0], 0);
            }),
        trial.inState(
            "PLACED",
            () ->
                callOff(
                    agreement[0],
                    STAGE.at(
                        agreement[0].now(), () -> place(agreement[0].officer(), agreement[0])))));
  }

  private long place(Actor actor, Agreement agreement) {
    requests++;
    return APP.get(PlaceCallOff.class)
        .run(
            actor,
            agreement.id(),
            new PlaceCallOff.Order(
                "order-" + requests,
                List.of(new PlaceCallOff.Line(agreement.item(), BigDecimal.TEN))));
  }

  private Thing callOff(Agreement agreement, long callOff) {
    String status =
        "SELECT IF(COUNT(*) = 0, 'NONE', 'PLACED') FROM call_off WHERE agreement_id = "
            + agreement.id();
    Map<String, Act> acts = new TreeMap<>();
    acts.put("PlaceCallOff", Act.at(status, agreement.now(), a -> place(a, agreement)));
    acts.put(
        "RecordDelivery",
        Act.at(
            status,
            agreement.now(),
            a ->
                APP.get(RecordDelivery.class)
                    .run(
                        a,
                        callOff,
                        new RecordDelivery.Delivery(
                            "delivery-" + requests++,
                            LocalDate.ofInstant(agreement.now(), ZoneOffset.UTC),
                            List.of(
                                new RecordDelivery.Line(
                                    agreement.item(), BigDecimal.ONE, null, ""))))));
    Map<Role, Actor> people = new TreeMap<>(ANYBODY);
    people.put(Role.PROCUREMENT_OFFICER, agreement.officer());
    return new Thing(status, people, acts);
  }

  @TestFactory
  Stream<DynamicNode> the_life_of_a_transfer() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Transfer of a balance"));
    Agreement[] agreement = new Agreement[1];
    return Stream.of(
        trial.inState(
            "OFFERED",
            () -> {
              agreement[0] = agreement();
              return offered(agreement[0], "KW", (id, receiver) -> {});
            }),
        trial.inState(
            "OFFERED (between states)", () -> offered(agreement[0], "OM", (id, receiver) -> {})),
        trial.inState(
            "DONE",
            () ->
                offered(
                    agreement[0],
                    "KW",
                    (id, receiver) -> APP.get(ConsentToTransfer.class).run(receiver, id))),
        trial.inState(
            "REFUSED",
            () ->
                offered(
                    agreement[0],
                    "KW",
                    (id, receiver) -> APP.get(EndTransfer.class).run(receiver, id, REASON))),
        trial.inState(
            "WITHDRAWN",
            () ->
                offered(
                    agreement[0],
                    "KW",
                    (id, receiver) ->
                        APP.get(EndTransfer.class).run(agreement[0].officer(), id, ""))));
  }

  /** A transfer to a new entity of a state, and what comes of it at once. */
  private Thing offered(Agreement agreement, String state, BiConsumer<Long, Actor> then) {
    long entity = STAGE.world().anEntityIn(state);
    Actor receiver = STAGE.world().anOfficerOf(entity);
    requests++;
    long id =
        STAGE.at(
            agreement.now(),
            () ->
                APP.get(OfferTransfer.class)
                    .run(
                        agreement.officer(),
                        agreement.id(),
                        new OfferTransfer.Offer(
                            "transfer-" + requests,
                            agreement.item(),
                            APP.ask("SELECT code FROM procuring_entity WHERE id = " + entity),
                            BigDecimal.ONE,
                            REASON)));
    STAGE.run(agreement.now(), () -> then.accept(id, receiver));
    return transfer(agreement, receiver, id);
  }

  private static Thing transfer(Agreement agreement, Actor receiver, long id) {
    String status = "SELECT status FROM balance_transfer WHERE id = " + id;
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "ConsentToTransfer",
        Act.at(status, agreement.now(), a -> APP.get(ConsentToTransfer.class).run(a, id)));
    acts.put(
        "EndTransfer, refused",
        Act.at(status, agreement.now(), a -> APP.get(EndTransfer.class).run(a, id, REASON)));
    acts.put(
        "EndTransfer, withdrawn",
        Act.at(
            status,
            agreement.now(),
            a -> APP.get(EndTransfer.class).run(withdrawing(a, agreement.officer()), id, REASON)));
    Map<Role, Actor> people = new TreeMap<>(ANYBODY);
    people.put(Role.PROCUREMENT_OFFICER, receiver);
    people.put(Role.NATIONAL_COORDINATOR, STAGE.coordinator("KW"));
    return new Thing(status, people, acts);
  }

  /** An officer withdraws who gives, and nobody else does. */
  private static Actor withdrawing(Actor actor, Actor giver) {
    if (actor.is(Role.NATIONAL_COORDINATOR)) {
      // A coordinator's ending is a refusal, which has its own row.
      return Objects.requireNonNull(ANYBODY.get(Role.AUDITOR));
    }
    return actor.is(Role.PROCUREMENT_OFFICER) ? giver : actor;
  }

  @Test
  void an_award_is_stored_under_the_name_of_its_state() {
    assertThat(Arrays.stream(AwardStatus.values()).map(s -> s.code().toUpperCase(Locale.ROOT)))
        .containsExactlyElementsOf(Arrays.stream(AwardStatus.values()).map(Enum::name).toList());
  }
}
