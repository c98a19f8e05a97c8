package org.muwahhad.framework.performance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.calloff.FormerOrders;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * The record of suppliers from the facts of their orders: of all states for central buyers,
 * auditors and members of committees, of their own state for its coordinator and for the officers
 * of its entities. The people of a supplier see their own, and nothing of what came of their orders
 * once another supplier took its place.
 */
@Singleton
public class ViewPerformance {
  /** Before the first order. */
  static final LocalDate EVER = LocalDate.of(2000, 1, 1);

  private static final String NUMBER = "number";
  private final PerformanceReach reaches;
  private final PerformanceQueries queries;
  private final FormerOrders formerOrders;

  ViewPerformance(PerformanceReach reaches, PerformanceQueries queries, FormerOrders formerOrders) {
    this.reaches = reaches;
    this.queries = queries;
    this.formerOrders = formerOrders;
  }

  /** The figures of a supplier, agreement or state. */
  public record GroupFigures(
      String code, String number, Bilingual name, PerformanceFigures figures) {
    /** Its number, as it stands in the query of an address. */
    public String query() {
      return URLEncoder.encode(number, StandardCharsets.UTF_8);
    }
  }

  /**
   * The record of a supplier, as far as the reader sees it.
   *
   * @param state of whose entities the orders are; empty for all states
   * @param agreements of each agreement
   * @param states of the entities of each state
   */
  public record SupplierRecordView(
      GroupFigures supplier,
      String state,
      List<GroupFigures> agreements,
      List<GroupFigures> states) {
    public SupplierRecordView {
      agreements = List.copyOf(agreements);
      states = List.copyOf(states);
    }

    /** The report of it, as it stands in addresses. */
    public String report() {
      return "1-" + supplier.code() + state;
    }
  }

  /** A page of the figures of a group; empty past the end. */
  @Transactional
  public ListPage<GroupFigures> list(Actor actor, PerformanceGroup by, ListChoice choice) {
    return ListPage.of(
        all(reaches.of(actor), by),
        choice,
        g -> List.of(g.number(), g.name().ar(), g.name().en()),
        GroupFigures::code,
        Map.of(
            NUMBER,
            Comparator.comparing(GroupFigures::number),
            "name",
            Comparator.comparing((GroupFigures g) -> g.name().en()),
            "orders",
            Comparator.comparing((GroupFigures g) -> g.figures().orders())));
  }

  /** All figures of a group, such as for a file. */
  @Transactional
  public List<GroupFigures> list(Actor actor, PerformanceGroup by) {
    return all(reaches.of(actor), by);
  }

  /**
   * The record of one supplier, as far as the reader sees it.
   *
   * @throws Refusal.NotFound when there is none, or it is not the reader's
   */
  @Transactional
  public SupplierRecordView get(Actor actor, long supplierId) {
    return get(actor, supplierId, reaches.of(actor).state());
  }

  /**
   * The record of one supplier with the entities of a state, or of all.
   *
   * @param state ISO 3166-1 code; empty for all states
   * @throws Refusal.NotFound when there is none, or it is not the reader's
   * @throws Refusal.NotPermitted to a reader who sees another state alone
   */
  @Transactional
  public SupplierRecordView get(Actor actor, long supplierId, String state) {
    AgreementReach reach = reaches.of(actor);
    if (!reach.state().isEmpty() && !reach.state().equals(state)) {
      throw new Refusal.NotPermitted();
    }
    if (reach.isOfSupplier() && reach.supplierId() != supplierId) {
      throw new Refusal.NotFound("supplier " + supplierId);
    }
    PerformanceQueries.NamedGroup named =
        queries
            .findSupplier(supplierId)
            .orElseThrow(() -> new Refusal.NotFound("supplier " + supplierId));
    AgreementReach own = new AgreementReach(state, 0, supplierId);
    PerformanceFigures figures =
        figures(own, PerformanceGroup.SUPPLIER, EVER)
            .getOrDefault(named.code(), PerformanceFigures.NONE);
    return new SupplierRecordView(
        new GroupFigures(named.code(), named.number(), named.name(), figures),
        state,
        all(own, PerformanceGroup.AGREEMENT),
        all(own, PerformanceGroup.STATE));
  }

  /** A page of the orders of a group with a fact, which the filter of the choice names. */
  @Transactional
  public ListPage<PerformanceQueries.OrderFact> listFacts(
      Actor actor, PerformanceGroup by, String code, ListChoice choice) {
    AgreementReach reach = reaches.of(actor);
    List<PerformanceQueries.OrderFact> facts =
        queries.listFacts(
            by.name(),
            code,
            reach.state(),
            reach.supplierId(),
            choice.filter(),
            choice.like(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset());
    return new ListPage<>(
        asRead(reach, facts),
        queries.countFacts(
            by.name(), code, reach.state(), reach.supplierId(), choice.filter(), choice.like()),
        choice);
  }

  /** A supplier whose place another one took reads its orders as it left them. */
  private List<PerformanceQueries.OrderFact> asRead(
      AgreementReach reach, List<PerformanceQueries.OrderFact> facts) {
    if (!reach.isOfSupplier() || facts.isEmpty()) {
      return facts;
    }
    Map<Long, FormerOrders.FormerStanding> left = new HashMap<>();
    formerOrders
        .listStandings(
            facts.stream().map(PerformanceQueries.OrderFact::callOffId).toList(),
            reach.supplierId())
        .forEach(standing -> left.put(standing.callOffId(), standing));
    return facts.stream()
        .map(fact -> Optional.ofNullable(left.get(fact.callOffId())).map(fact::leftAs).orElse(fact))
        .toList();
  }

  /**
   * The name of a group of which the reader sees anything.
   *
   * @throws Refusal.NotFound when there is none
   */
  @Transactional
  public GroupFigures group(Actor actor, PerformanceGroup by, String code) {
    return all(reaches.of(actor), by).stream()
        .filter(g -> g.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound(by.path() + " " + code));
  }

  /**
   * The codes of agreements that a supplier has in its record and no longer opens, since another
   * one took its place; empty for everybody else.
   */
  @Transactional
  public Set<String> listLeft(Actor actor) {
    AgreementReach reach = reaches.of(actor);
    return reach.isOfSupplier()
        ? queries.listLeft(reach.supplierId()).stream()
            .map(String::valueOf)
            .collect(Collectors.toSet())
        : Set.of();
  }

  private List<GroupFigures> all(AgreementReach reach, PerformanceGroup by) {
    Map<String, PerformanceFigures> figures = figures(reach, by, EVER);
    List<GroupFigures> all = new ArrayList<>();
    for (PerformanceQueries.NamedGroup named : names(reach, by)) {
      PerformanceFigures own = figures.get(named.code());
      if (own != null && !own.isEmpty()) {
        all.add(new GroupFigures(named.code(), named.number(), named.name(), own));
      }
    }
    return all;
  }

  private List<PerformanceQueries.NamedGroup> names(AgreementReach reach, PerformanceGroup by) {
    return switch (by) {
      case SUPPLIER -> queries.listSuppliers(reach.supplierId());
      case AGREEMENT -> queries.listAgreements();
      case STATE -> queries.listStates();
    };
  }

  /** The figures of each group since a day, by its code. */
  private Map<String, PerformanceFigures> figures(
      AgreementReach reach, PerformanceGroup by, LocalDate since) {
    String group = by.name();
    String state = reach.state();
    long supplier = reach.supplierId();
    Map<String, PerformanceFigures> all = new HashMap<>();
    queries
        .countOrders(group, state, supplier, since)
        .forEach(c -> all.merge(c.code(), of(c), PerformanceFigures::plus));
    queries
        .countDeliveries(group, state, supplier, since)
        .forEach(c -> all.merge(c.code(), of(c), PerformanceFigures::plus));
    queries
        .sumPenalties(group, state, supplier, since)
        .forEach(c -> all.merge(c.code(), of(c), PerformanceFigures::plus));
    queries
        .countBreaches(group, state, supplier, since)
        .forEach(c -> all.merge(c.code(), of(c), PerformanceFigures::plus));
    return all;
  }

  private static PerformanceFigures of(PerformanceQueries.OrderCounts c) {
    return new PerformanceFigures(
        c.orders(),
        c.toAnswer(),
        c.answeredInTime(),
        c.due(),
        c.onTime(),
        0,
        0,
        List.of(),
        0,
        0,
        0,
        0);
  }

  private static PerformanceFigures of(PerformanceQueries.DeliveryCounts c) {
    return new PerformanceFigures(
        0, 0, 0, 0, 0, c.deliveries(), c.acceptedWhole(), List.of(), 0, 0, 0, 0);
  }

  private static PerformanceFigures of(PerformanceQueries.PenaltySum c) {
    return new PerformanceFigures(0, 0, 0, 0, 0, 0, 0, List.of(c.money()), 0, 0, 0, 0);
  }

  private static PerformanceFigures of(PerformanceQueries.BreachCounts c) {
    return new PerformanceFigures(
        0, 0, 0, 0, 0, 0, 0, List.of(), c.breaches(), c.toAnswer(), c.answered(), c.found());
  }
}
