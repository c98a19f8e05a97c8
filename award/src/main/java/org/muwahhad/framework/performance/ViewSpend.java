package org.muwahhad.framework.performance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.standard.ReaderCurrency;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * What states and their entities asked, were awarded, ordered, took and paid, in the currency of
 * the reader at the rates of today, and what ends soon: of all states for central buyers, auditors
 * and members of committees, of their own state for its coordinator, and of their own entity for
 * its officers. Suppliers read none of it.
 */
@Singleton
public class ViewSpend {
  /** Days within which an agreement ends soon. */
  public static final int SOON = 60;

  private final AgreementAccess access;
  private final SpendQueries queries;
  private final ExchangeRateQueries rates;
  private final ReaderCurrency currencies;
  private final AgreementDays days;

  ViewSpend(
      AgreementAccess access,
      SpendQueries queries,
      ExchangeRateQueries rates,
      ReaderCurrency currencies,
      AgreementDays days) {
    this.access = access;
    this.queries = queries;
    this.rates = rates;
    this.currencies = currencies;
    this.days = days;
  }

  /** The figures of a state. */
  public record StateSpend(String code, Bilingual name, SpendFigures figures) {}

  /** The figures of an entity. */
  public record EntitySpend(
      long id, Bilingual name, String stateCode, Bilingual state, SpendFigures figures) {}

  /**
   * All figures.
   *
   * @param currency ISO 4217 code
   * @param ratesOf day of the rates of exchange
   * @param ending agreements in force that end within {@link #SOON} days
   */
  public record SpendView(
      String currency,
      LocalDate ratesOf,
      SpendFigures total,
      List<StateSpend> states,
      List<EntitySpend> entities,
      List<SpendQueries.EndingAgreement> ending) {
    public SpendView {
      states = List.copyOf(states);
      entities = List.copyOf(entities);
      ending = List.copyOf(ending);
    }

    /** A page of the entities. */
    public ListPage<EntitySpend> page(ListChoice choice) {
      return ListPage.of(
          entities,
          choice,
          e -> List.of(e.name().ar(), e.name().en()),
          EntitySpend::stateCode,
          Map.of(
              "entity",
              Comparator.comparing((EntitySpend e) -> e.name().en()),
              "ordered",
              Comparator.comparing((EntitySpend e) -> e.figures().ordered().amount()),
              "awarded",
              Comparator.comparing((EntitySpend e) -> e.figures().awarded().amount())));
    }
  }

  /**
   * The figures, as far as they are the reader's.
   *
   * @throws Refusal.NotPermitted to suppliers, and to those who have nothing to do with agreements
   */
  @Transactional
  public SpendView get(Actor actor) {
    AgreementReach own = access.reach(actor);
    if (own.isOfSupplier()) {
      throw new Refusal.NotPermitted();
    }
    LocalDate today = days.today();
    String currency = currencies.of(actor);
    // Of all states, whoever reads it: the figures of a state are parts of those of all.
    List<EntitySpend> entities =
        entities(currency, rates.on(today)).stream().filter(e -> isReached(own, e)).toList();
    Map<String, StateSpend> states = new LinkedHashMap<>();
    SpendFigures total = SpendFigures.none(currency);
    for (EntitySpend entity : entities) {
      states.merge(
          entity.stateCode(),
          new StateSpend(entity.stateCode(), entity.state(), entity.figures()),
          (one, other) ->
              new StateSpend(one.code(), one.name(), one.figures().plus(other.figures())));
      total = total.plus(entity.figures());
    }
    return new SpendView(
        currency,
        today,
        total,
        List.copyOf(states.values()),
        entities,
        queries.listEnding(today, SOON, own.state(), own.entityId()));
  }

  /**
   * The sum of a state, or of all, in a currency.
   *
   * @param state ISO 3166-1 code; empty for all states
   * @throws Refusal.NotPermitted to suppliers, and to a reader who sees another state alone
   */
  @Transactional
  public SpendFigures total(Actor actor, String state, String currency) {
    AgreementReach own = access.reach(actor);
    if (own.isOfSupplier() || !(own.state().isEmpty() || own.state().equals(state))) {
      throw new Refusal.NotPermitted();
    }
    return entities(currency, rates.on(days.today())).stream()
        .filter(e -> state.isEmpty() || e.stateCode().equals(state))
        .filter(e -> isReached(own, e))
        .map(EntitySpend::figures)
        .reduce(SpendFigures.none(currency), SpendFigures::plus);
  }

  private static boolean isReached(AgreementReach own, EntitySpend entity) {
    return (own.state().isEmpty() || entity.stateCode().equals(own.state()))
        && (own.entityId() == 0 || entity.id() == own.entityId());
  }

  private List<EntitySpend> entities(String currency, Conversion conversion) {
    List<SpendQueries.SpendingEntity> known = queries.listEntities();
    Map<Long, String> states =
        known.stream()
            .collect(
                Collectors.toMap(
                    SpendQueries.SpendingEntity::id, SpendQueries.SpendingEntity::stateCode));
    Map<SpendKind, List<SpendQueries.EntitySum>> sums =
        queries.listSums().stream().collect(Collectors.groupingBy(SpendQueries.EntitySum::kind));
    Map<Long, Money> asked = inOne(sums, SpendKind.ASKED, states, conversion, currency);
    Map<Long, Money> awarded = inOne(sums, SpendKind.AWARDED, states, conversion, currency);
    Map<Long, Money> ordered = inOne(sums, SpendKind.ORDERED, states, conversion, currency);
    Map<Long, Money> taken = inOne(sums, SpendKind.TAKEN, states, conversion, currency);
    Map<Long, Money> paid = inOne(sums, SpendKind.PAID, states, conversion, currency);
    Map<Long, Money> benchmarks = inOne(sums, SpendKind.BENCHMARK, states, conversion, currency);
    Map<Long, Money> estimates = inOne(sums, SpendKind.ESTIMATE, states, conversion, currency);
    Map<Long, Money> estimated =
        inOne(sums, SpendKind.ORDERED_ESTIMATED, states, conversion, currency);
    Money none = Money.zero(currency);
    List<EntitySpend> all = new ArrayList<>();
    for (SpendQueries.SpendingEntity entity : known) {
      long id = entity.id();
      SpendFigures figures =
          new SpendFigures(
              asked.getOrDefault(id, none),
              awarded.getOrDefault(id, none),
              ordered.getOrDefault(id, none),
              taken.getOrDefault(id, none),
              paid.getOrDefault(id, none),
              benchmarks.getOrDefault(id, none),
              estimates.getOrDefault(id, none),
              estimated.getOrDefault(id, none));
      if (!figures.isEmpty()) {
        all.add(new EntitySpend(id, entity.name(), entity.stateCode(), entity.state(), figures));
      }
    }
    return all;
  }

  private static Map<Long, Money> inOne(
      Map<SpendKind, List<SpendQueries.EntitySum>> sums,
      SpendKind kind,
      Map<Long, String> states,
      Conversion conversion,
      String currency) {
    return SpendFigures.inOneCurrency(
        sums.getOrDefault(kind, List.of()), states, conversion, currency);
  }
}
