package org.muwahhad.tender;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * The tenders a person may read. Central buyers, auditors, the administrator, coordinators and
 * committee members see all; members of a panel those of their panel; everybody those that were
 * published, also when cancelled later. Of those that are not open, a supplier reads only what it
 * is invited to until the bids are opened; the public notice is another matter. Those outside, who
 * are neither on a panel of the tender nor see all, are told its status as everybody is.
 */
@Singleton
public class VisibleTenders {
  private static final Role[] INSIDERS = {
    Role.CENTRAL_BUYER,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
    Role.NATIONAL_COORDINATOR,
    Role.COMMITTEE_MEMBER
  };
  private final TenderQueries queries;
  private final Panels panels;
  private final ProcedureQueries procedures;

  VisibleTenders(TenderQueries queries, Panels panels, ProcedureQueries procedures) {
    this.procedures = procedures;
    this.queries = queries;
    this.panels = panels;
  }

  /** All that the person may read, the newest first. */
  @Transactional
  public List<TenderQueries.Tender> list(Actor actor) {
    List<TenderQueries.Tender> all = queries.listTenders();
    if (actor.isAnyOf(INSIDERS)) {
      return all;
    }
    Set<Long> own = new HashSet<>(panels.listTendersOf(actor.personId()));
    Set<Long> invited = new HashSet<>(invited(actor));
    return all.stream()
        .filter(
            t ->
                own.contains(t.id())
                    || isPublic(t) && (!isClosedTo(actor, t) || invited.contains(t.id())))
        .map(t -> own.contains(t.id()) ? t : t.asTold())
        .toList();
  }

  /**
   * A page of them. The filter is of those inside: others are told no status by which it could be.
   */
  @Transactional
  public ListPage<TenderQueries.Tender> list(Actor actor, ListChoice choice) {
    boolean all = actor.isAnyOf(INSIDERS);
    long supplier = supplier(actor);
    String filter = all ? choice.filter() : "";
    Set<Long> own = all ? Set.of() : new HashSet<>(panels.listTendersOf(actor.personId()));
    return new ListPage<>(
        queries
            .listPage(
                all,
                actor.personId(),
                supplier,
                choice.like(),
                filter,
                choice.sort(),
                ListChoice.SIZE,
                choice.offset())
            .stream()
            .map(t -> all || own.contains(t.id()) ? t : t.asTold())
            .toList(),
        queries.countReadable(all, actor.personId(), supplier, choice.like(), filter),
        choice);
  }

  /** The numbers of those of some tenders that the person may read. */
  @Transactional
  public Set<Long> listReadable(Actor actor, List<Long> ids) {
    return ids.isEmpty()
        ? Set.of()
        : Set.copyOf(queries.listReadable(readsAll(actor), actor.personId(), supplier(actor), ids));
  }

  /** Whether the person reads every tender. */
  public static boolean readsAll(Actor actor) {
    return actor.isAnyOf(INSIDERS);
  }

  /** The supplier for which a bidder reads; else 0. */
  public static long supplier(Actor actor) {
    return actor.find(Role.BIDDER).map(g -> g.supplier()).orElse(0L);
  }

  /** Whether the person may choose tenders by their status. */
  public static boolean seesStatus(Actor actor) {
    return actor.isAnyOf(INSIDERS);
  }

  /**
   * A tender that the person may read.
   *
   * @throws Refusal.NotFound when there is none, or not for this person
   */
  @Transactional
  public TenderQueries.Tender get(Actor actor, long tenderId) {
    TenderQueries.Tender tender = queries.getTender(tenderId);
    if (!isOutside(actor, tenderId)) {
      return tender;
    }
    if (isPublic(tender) && (!isClosedTo(actor, tender) || invited(actor).contains(tenderId))) {
      return tender.asTold();
    }
    throw new Refusal.NotFound("tender " + tenderId);
  }

  /** Whether the person learns of a tender only what everybody may know. */
  boolean isOutside(Actor actor, long tenderId) {
    return !actor.isAnyOf(INSIDERS)
        && queries.findPanelMember(tenderId, actor.personId()).isEmpty();
  }

  /** Whether the person may see who sits on the panels: not suppliers, before or after. */
  static boolean seesPanels(Actor actor) {
    return !actor.is(Role.BIDDER);
  }

  /** Whether the person may see what the states demanded and how it was summed. */
  public static boolean seesDemand(Actor actor) {
    return actor.isAnyOf(INSIDERS);
  }

  /** Whether it is kept from a supplier that is not invited to it. */
  private static boolean isClosedTo(Actor actor, TenderQueries.Tender tender) {
    return actor.is(Role.BIDDER) && tender.limitsBidders() && tender.openedAt() == null;
  }

  private List<Long> invited(Actor actor) {
    return actor
        .find(Role.BIDDER)
        .map(g -> procedures.listTendersInvitedTo(g.supplier()))
        .orElseGet(List::of);
  }

  private static boolean isPublic(TenderQueries.Tender tender) {
    return tender.publishedAt() != null;
  }
}
