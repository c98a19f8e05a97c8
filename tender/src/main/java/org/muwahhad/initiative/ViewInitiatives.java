package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.standard.ReaderCurrency;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.SeatQueries;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Initiatives for those who may see them: central buyers and auditors all, members of committees
 * those that were sent for approval once, national coordinators those that were approved.
 */
@Singleton
public class ViewInitiatives {
  /** More initiatives than a strategy has. */
  private static final int MOST = 1000;

  private final InitiativeQueries queries;
  private final InitiativeKeepers keepers;
  private final SeatQueries seats;
  private final VisibleTenders tenders;
  private final ReaderCurrency currencies;
  private final ExchangeRateQueries rates;
  private final RiyadhDay day;

  ViewInitiatives(
      InitiativeQueries queries,
      InitiativeKeepers keepers,
      SeatQueries seats,
      VisibleTenders tenders,
      ReaderCurrency currencies,
      ExchangeRateQueries rates,
      RiyadhDay day) {
    this.queries = queries;
    this.keepers = keepers;
    this.seats = seats;
    this.tenders = tenders;
    this.currencies = currencies;
    this.rates = rates;
    this.day = day;
  }

  /** Which initiatives a person may see. */
  enum InitiativeReach {
    /** All, drafts included. */
    ALL,
    /** Those that were sent for approval once. */
    SENT,
    /** Those that were approved. */
    APPROVED;

    boolean covers(InitiativeQueries.InitiativeRow initiative) {
      boolean approved =
          initiative.status() == InitiativeStatus.APPROVED
              || initiative.status() == InitiativeStatus.CLOSED;
      return this == ALL || approved || this == SENT && initiative.submittedAt() != null;
    }
  }

  /**
   * What the reader may do to an initiative now.
   *
   * @param proof whether the reader voted, and so may have the proof of their own vote
   */
  public record InitiativeActions(
      boolean prepare, boolean vote, boolean decide, boolean keep, boolean link, boolean proof) {}

  /**
   * An initiative with all that belongs to it.
   *
   * @param values the last hundred
   * @param ballots what each state voted, last
   */
  public record InitiativeView(
      InitiativeQueries.InitiativeRow initiative,
      List<InitiativeQueries.NamedCode> states,
      List<InitiativeQueries.MilestoneRow> milestones,
      List<InitiativeQueries.IndicatorRow> indicators,
      List<InitiativeQueries.ValueRow> values,
      List<InitiativeQueries.StateBallot> ballots,
      List<InitiativeQueries.ServingRow> serving,
      InitiativeActions actions) {

    /** The milestone of a number; not found for one of another initiative. */
    InitiativeQueries.MilestoneRow milestone(long id) {
      return milestones.stream()
          .filter(m -> m.id() == id)
          .findFirst()
          .orElseThrow(() -> new Refusal.NotFound("milestone " + id));
    }

    /** The indicator of a number; not found for one of another initiative. */
    InitiativeQueries.IndicatorRow indicator(long id) {
      return indicators.stream()
          .filter(i -> i.id() == id)
          .findFirst()
          .orElseThrow(() -> new Refusal.NotFound("indicator " + id));
    }
  }

  /** A page of them. */
  @Transactional
  public ListPage<InitiativeQueries.InitiativeRow> list(Actor actor, ListChoice choice) {
    String reach = reach(actor).name();
    return new ListPage<>(
        queries.listPage(
            reach,
            choice.like(),
            choice.filter(),
            choice.sort(),
            day.today(),
            ListChoice.SIZE,
            choice.offset()),
        queries.count(reach, choice.like(), choice.filter(), day.today()),
        choice);
  }

  /** All that were sent for approval, as far as the person may see them, by phase and code. */
  @Transactional
  public List<InitiativeQueries.InitiativeRow> list(Actor actor) {
    return queries.listPage(reach(actor).name(), "", "", "", day.today(), MOST, 0).stream()
        .filter(i -> i.status() != InitiativeStatus.DRAFT)
        .toList();
  }

  /**
   * One initiative.
   *
   * @throws Refusal.NotFound when there is none, or not for this person
   */
  @Transactional
  public InitiativeView get(Actor actor, long initiativeId) {
    InitiativeReach reach = reach(actor);
    InitiativeQueries.InitiativeRow initiative =
        queries
            .find(initiativeId, day.today())
            .filter(reach::covers)
            .orElseThrow(() -> new Refusal.NotFound("initiative " + initiativeId));
    boolean submitted = initiative.status() == InitiativeStatus.SUBMITTED;
    List<InitiativeQueries.StateBallot> ballots =
        queries.listBallots(initiativeId, submitted ? initiative.version() : -1);
    return new InitiativeView(
        initiative,
        queries.listStates(initiativeId),
        queries.listMilestones(initiativeId),
        queries.listIndicators(initiativeId),
        queries.listValues(initiativeId),
        ballots,
        serving(actor, initiativeId),
        actions(actor, initiative, ballots));
  }

  /** How far the initiatives that the person may see have come, in the person's currency. */
  @Transactional
  public StrategyProgress progress(Actor actor) {
    return progress(actor, currencies.of(actor));
  }

  /**
   * The same in a currency.
   *
   * @throws Refusal.NotFound when there is no such currency
   */
  @Transactional
  public StrategyProgress progress(Actor actor, String currency) {
    Conversion conversion = rates.on(day.today());
    if (!conversion.knows(currency)) {
      throw new Refusal.NotFound("currency " + currency);
    }
    return StrategyProgress.of(
        queries.listPhases(),
        list(actor),
        queries.listIndicators(),
        conversion,
        currency,
        day.today());
  }

  private static InitiativeReach reach(Actor actor) {
    actor.require(
        Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER, Role.NATIONAL_COORDINATOR);
    if (actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR)) {
      return InitiativeReach.ALL;
    }
    return actor.is(Role.COMMITTEE_MEMBER) ? InitiativeReach.SENT : InitiativeReach.APPROVED;
  }

  /** What serves it, as far as the reader has a page of it. */
  private List<InitiativeQueries.ServingRow> serving(Actor actor, long initiativeId) {
    List<InitiativeQueries.ServingRow> all = queries.listServing(initiativeId);
    if (all.isEmpty()) {
      return all;
    }
    boolean rounds = actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR);
    Set<Long> readable =
        tenders.list(actor).stream().map(TenderQueries.Tender::id).collect(Collectors.toSet());
    return all.stream()
        .filter(s -> s.tenderId() == null ? rounds : readable.contains(s.tenderId()))
        .toList();
  }

  private InitiativeActions actions(
      Actor actor,
      InitiativeQueries.InitiativeRow initiative,
      List<InitiativeQueries.StateBallot> ballots) {
    boolean buyer = actor.is(Role.CENTRAL_BUYER);
    boolean approved = initiative.status() == InitiativeStatus.APPROVED;
    boolean submitted = initiative.status() == InitiativeStatus.SUBMITTED;
    boolean votes =
        submitted
            && seats
                .find(actor, CommitteeCode.MINISTERIAL)
                .filter(
                    seat ->
                        ballots.stream()
                            .anyMatch(b -> b.code().equals(seat.stateCode()) && b.choice() == null))
                .isPresent();
    return new InitiativeActions(
        buyer && initiative.status() == InitiativeStatus.DRAFT,
        votes,
        submitted && seats.isChair(actor, CommitteeCode.MINISTERIAL),
        approved && keepers.isKeeper(actor, initiative.committee()),
        approved && buyer,
        actor.is(Role.COMMITTEE_MEMBER)
            && queries.countVotesBy(initiative.id(), actor.personId()) > 0);
  }
}
