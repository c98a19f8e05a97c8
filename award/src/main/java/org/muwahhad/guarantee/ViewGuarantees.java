package org.muwahhad.guarantee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.shared.StateCalendarQueries;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Performance guarantees as far as a person may read them: central buyers and auditors all, a
 * bidder those of its own awards.
 */
@Singleton
public class ViewGuarantees {
  private final Guarantees guarantees;
  private final StateCalendarQueries calendars;
  private final RiyadhDay days;
  private final TenderQueries tenders;

  ViewGuarantees(
      Guarantees guarantees,
      StateCalendarQueries calendars,
      RiyadhDay days,
      TenderQueries tenders) {
    this.tenders = tenders;
    this.guarantees = guarantees;
    this.calendars = calendars;
    this.days = days;
  }

  /** Where the guarantee of an award stands today, in Riyadh. */
  public enum GuaranteeStage {
    AWAITED,
    OVERDUE,
    HELD,
    EXPIRED,
    RELEASED,
    CALLED
  }

  /**
   * The guarantee of an award.
   *
   * @param until by when it is to be furnished, UTC
   * @param held the one held now, or null
   * @param all every one there was, the latest first
   */
  public record GuaranteesView(
      Guarantees.AwardGuaranteeDue due,
      Instant until,
      GuaranteeStage state,
      Guarantees.@Nullable Guarantee held,
      List<Guarantees.Guarantee> all) {}

  @Transactional
  public List<GuaranteesView> list(Actor actor) {
    return guarantees.listDue(supplier(actor)).stream().map(this::standing).toList();
  }

  /** A page of them. */
  @Transactional
  public ListPage<GuaranteesView> list(Actor actor, ListChoice choice) {
    long supplier = supplier(actor);
    return new ListPage<>(
        guarantees
            .listPage(
                supplier,
                choice.like(),
                choice.filter(),
                choice.sort(),
                ListChoice.SIZE,
                choice.offset())
            .stream()
            .map(this::standing)
            .toList(),
        guarantees.count(supplier, choice.like(), choice.filter()),
        choice);
  }

  /** The bidder's own, or 0 for those who read all. */
  private static long supplier(Actor actor) {
    return actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.BIDDER).role() == Role.BIDDER
        ? actor.require(Role.BIDDER).supplier()
        : 0;
  }

  /**
   * The guarantee of an award.
   *
   * @throws Refusal.NotFound when none is due, or the award is another bidder's
   */
  @Transactional
  public GuaranteesView get(Actor actor, long awardId) {
    Role role = actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.BIDDER).role();
    return guarantees
        .findDue(awardId)
        .filter(d -> role != Role.BIDDER || actor.require(Role.BIDDER).supplier() == d.supplierId())
        .map(this::standing)
        .orElseThrow(() -> new Refusal.NotFound("guarantee of award " + awardId));
  }

  /** How the time to furnish a guarantee is counted; empty where no rule of the tender says. */
  @Transactional
  public Optional<ComputedDeadline> findComputed(GuaranteesView standing) {
    Guarantees.AwardGuaranteeDue due = standing.due();
    return ComputedDeadline.guarantee(tenders.listRules(due.tenderId()), due.activeAt());
  }

  /** What the page of an agreement shows of it; empty when none is due. */
  @Transactional
  public Optional<GuaranteesView> ofAgreement(long agreementId) {
    return guarantees.findDueOf(agreementId).map(this::standing);
  }

  /** Every award in force for which a guarantee is due, for reminders. */
  @Transactional
  public List<GuaranteesView> all() {
    return guarantees.listDue(0).stream().map(this::standing).toList();
  }

  private GuaranteesView standing(Guarantees.AwardGuaranteeDue due) {
    List<Guarantees.Guarantee> all = guarantees.listOf(due.awardId());
    Guarantees.Guarantee held =
        all.stream().filter(g -> g.status() == GuaranteeStatus.HELD).findFirst().orElse(null);
    Instant until = until(due);
    return new GuaranteesView(due, until, state(all, held, until), held, all);
  }

  private GuaranteeStage state(
      List<Guarantees.Guarantee> all, Guarantees.@Nullable Guarantee held, Instant until) {
    LocalDate today = days.today();
    if (held != null) {
      return held.validUntil().isBefore(today) ? GuaranteeStage.EXPIRED : GuaranteeStage.HELD;
    }
    if (!all.isEmpty()) {
      return all.get(0).status() == GuaranteeStatus.CALLED
          ? GuaranteeStage.CALLED
          : GuaranteeStage.RELEASED;
    }
    return today.isAfter(RiyadhDay.of(until)) ? GuaranteeStage.OVERDUE : GuaranteeStage.AWAITED;
  }

  private Instant until(Guarantees.AwardGuaranteeDue due) {
    var riyadh = calendars.all().get("SA");
    if (riyadh == null) {
      throw new IllegalStateException("No calendar of SA");
    }
    return riyadh.after(due.activeAt(), Math.max(1, due.workingDays()));
  }
}
