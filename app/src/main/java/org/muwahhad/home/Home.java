package org.muwahhad.home;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditQueries;
import org.muwahhad.audit.EntryFilter;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.VisibleTenders;

/** Finds what waits for a person in all their roles, and what is going on around them. */
@Singleton
public class Home {
  private static final int ACTS = 8;
  private final RoleTasks roleTasks;
  private final ExaminationTaskQueries examinations;
  private final HomeQueries queries;
  private final AuditQueries record;
  private final MatterQueries matters;
  private final OwnDemandQueries ownDemand;
  private final DatabaseClock clock;

  Home(
      RoleTasks roleTasks,
      ExaminationTaskQueries examinations,
      HomeQueries queries,
      AuditQueries record,
      MatterQueries matters,
      OwnDemandQueries ownDemand,
      DatabaseClock clock) {
    this.roleTasks = roleTasks;
    this.examinations = examinations;
    this.queries = queries;
    this.record = record;
    this.matters = matters;
    this.ownDemand = ownDemand;
    this.clock = clock;
  }

  /** What waits for a person; what is due first comes first, what has no time limit last. */
  @Transactional
  public List<Task> tasks(Actor actor) {
    List<Task> tasks = roleTasks.of(actor);
    tasks.sort(
        Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Task::kind));
    return tasks;
  }

  /** Questions in the committees of a person that wait for the person's vote or for the outcome. */
  @Transactional
  public List<Task> decisions(Actor actor) {
    return actor.is(Role.COMMITTEE_MEMBER) ? roleTasks.decisions(actor.personId()) : List.of();
  }

  /** Rounds and tenders that take demand or bids now, as far as they are this person's affair. */
  @Transactional
  public List<Ongoing> ongoing(Actor actor) {
    List<Ongoing> all = new ArrayList<>();
    if (actor.isAnyOf(
        Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR, Role.CENTRAL_BUYER, Role.AUDITOR)) {
      all.addAll(queries.listOpenRounds());
    }
    all.addAll(
        queries.listOpenTenders(
            VisibleTenders.readsAll(actor), actor.personId(), VisibleTenders.supplier(actor)));
    return all;
  }

  /** How the matters stand that a person has a part in, what is next first. */
  @Transactional
  public List<HomeMatter> matters(Actor actor) {
    List<HomeMatter> all = new ArrayList<>();
    if (actor.is(Role.COMMITTEE_MEMBER)) {
      all.addAll(matters.listMeetings(actor.personId()));
      all.addAll(matters.listSignatures(actor.personId()));
    }
    if (actor.is(Role.EVALUATOR)) {
      examinations.listStandings(actor.personId()).stream()
          .flatMap(s -> s.matter().stream())
          .forEach(all::add);
      all.addAll(matters.listExaminations(actor.personId()));
    }
    if (actor.is(Role.OPENING_MEMBER)) {
      all.addAll(matters.listOwnOpenings(actor.personId()));
    }
    if (actor.is(Role.REVIEW_MEMBER)) {
      all.addAll(matters.listComplaints(actor.personId()));
    }
    Optional<Grant> bidder = actor.find(Role.BIDDER);
    // Nothing of its bids is told to an account that is not let into the bid room.
    if (bidder.isPresent() && queries.countHolds(actor.personId()) == 0) {
      all.addAll(matters.listOpenings(bidder.get().supplier()));
      all.addAll(matters.listBids(bidder.get().supplier()));
      all.addAll(matters.listOutcomes(bidder.get().supplier()));
      all.addAll(matters.listAgreements(bidder.get().supplier()));
    }
    return all;
  }

  /** The last submissions of an officer's entity, and where they stand; none for others. */
  @Transactional
  public List<OwnDemand> ownDemand(Actor actor) {
    return actor
        .find(Role.PROCUREMENT_OFFICER)
        .map(g -> ownDemand.list(g.entity(), RiyadhDay.of(clock.now())))
        .orElse(List.of());
  }

  /** What a person should know though it asks for no act of theirs. */
  @Transactional
  public List<HomeFact> facts(Actor actor) {
    List<HomeFact> facts = new ArrayList<>();
    if (actor.isAnyOf(Role.AUDITOR, Role.ADMINISTRATOR)) {
      facts.add(fact(HomeFact.HomeFactKind.LAST_VERIFIED, queries.findLastVerification()));
      facts.add(fact(HomeFact.HomeFactKind.LAST_ANCHORED, queries.findLastAnchor()));
      facts.add(
          new HomeFact(
              HomeFact.HomeFactKind.FILES_HELD, queries.countFilesHeld(), null, "/scanner"));
    }
    if (actor.is(Role.CATALOG_MANAGER)) {
      long retired = queries.countRetired();
      facts.add(
          new HomeFact(
              HomeFact.HomeFactKind.RETIRED_ITEMS, retired, null, "/catalog?status=RETIRED"));
    }
    return facts;
  }

  /** The latest acts on record, for auditors; none for others. */
  @Transactional
  public List<AuditQueries.EntryRow> latestActs(Actor actor) {
    if (!actor.is(Role.AUDITOR)) {
      return List.of();
    }
    return record.list("", EntryFilter.NONE, true, ACTS);
  }

  private static HomeFact fact(HomeFact.HomeFactKind kind, Optional<Moment> last) {
    return new HomeFact(
        kind, last.map(Moment::count).orElse(0L), last.map(Moment::at).orElse(null), "/audit");
  }
}
