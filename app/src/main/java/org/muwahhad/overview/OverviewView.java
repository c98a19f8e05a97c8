package org.muwahhad.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.home.PendingAction;
import org.muwahhad.home.WaitingKind;
import org.muwahhad.initiative.StrategyProgress;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * How joint procurement stands. Amounts are without VAT, in one currency, at the rates of one day.
 * Instants are UTC, days are days in Riyadh.
 *
 * @param state whose figures they are; null for all states
 * @param currency ISO 4217 code
 * @param ratesOf day of the rates of exchange
 * @param rates of the currencies that were converted
 * @param at when it was read
 * @param ownDecisions questions that wait for the reader's vote or for the outcome; null for
 *     readers who sit in no committee
 * @param initiatives how far those of the strategy have come, as far as the reader may see them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OverviewView(
    @Nullable NamedState state,
    String currency,
    LocalDate ratesOf,
    List<UsedRate> rates,
    Instant at,
    @Nullable Integer ownDecisions,
    SavingsFigures savings,
    DemandFigures demand,
    ParticipationFigures participation,
    List<StageCount> stages,
    List<OngoingProcess> unfinished,
    List<PendingAction> waiting,
    List<AgreementStanding> agreements,
    List<LateOrder> lateOrders,
    StrategyProgress initiatives) {

  public OverviewView {
    rates = List.copyOf(rates);
    stages = List.copyOf(stages);
    unfinished = List.copyOf(unfinished);
    waiting = List.copyOf(waiting);
    agreements = List.copyOf(agreements);
    lateOrders = List.copyOf(lateOrders);
  }

  /** A state; its code is that of ISO 3166-1. */
  public record NamedState(String code, Bilingual name) {}

  /** What one unit of a currency is worth in that of the overview. */
  public record UsedRate(String of, BigDecimal rate) {}

  /**
   * Awards in effect beside what they are held against.
   *
   * @param ofBenchmark what is saved of the benchmark, as a ratio; null where there is no benchmark
   * @param ofEstimate the same of the officers' estimates
   */
  public record ComparedSum(
      Money award,
      Money benchmark,
      Money estimate,
      Money savedOfBenchmark,
      Money savedOfEstimate,
      @Nullable BigDecimal ofBenchmark,
      @Nullable BigDecimal ofEstimate) {

    static ComparedSum of(Money award, Money benchmark, Money estimate) {
      Money ofBenchmark = less(benchmark, award);
      Money ofEstimate = less(estimate, award);
      return new ComparedSum(
          award,
          benchmark,
          estimate,
          ofBenchmark,
          ofEstimate,
          ratio(ofBenchmark.amount(), benchmark.amount()),
          ratio(ofEstimate.amount(), estimate.amount()));
    }

    private static Money less(Money one, Money other) {
      return new Money(one.amount().subtract(other.amount()), one.currency());
    }
  }

  /** A part of something, or null where there is nothing. */
  static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : part.divide(whole, MathContext.DECIMAL64);
  }

  /** A sum of a state or CPV division. */
  public record NamedComparison(String code, Bilingual name, ComparedSum sum) {}

  /**
   * A sum of a tender.
   *
   * @param own the same in the currency of the tender, as its savings report says it
   */
  public record TenderComparison(
      long id, String number, Bilingual title, ComparedSum sum, ComparedSum own) {}

  /**
   * Savings of all tenders with awards in effect.
   *
   * @param ofAllStates all states together; what {@code own} is where the overview is of all
   * @param own of the states that the overview is of
   */
  public record SavingsFigures(
      ComparedSum ofAllStates,
      ComparedSum own,
      List<NamedComparison> states,
      List<NamedComparison> divisions,
      List<TenderComparison> tenders) {
    public boolean isEmpty() {
      return tenders.isEmpty();
    }
  }

  /** Demand endorsed, and awards in effect, of a state or CPV division. */
  public record DemandAndAward(String code, Bilingual name, Money demand, Money award) {}

  /** Demand endorsed in a round. */
  public record RoundDemand(long id, String code, Bilingual name, Money demand) {}

  /** Demand endorsed in all rounds, beside the awards in effect. */
  public record DemandFigures(
      Money total,
      List<DemandAndAward> states,
      List<DemandAndAward> divisions,
      List<RoundDemand> rounds) {}

  /** How many entities were asked and answered, of one state or in one round. */
  public record AnswerCount(String code, Bilingual name, int asked, int answered) {
    /** Of those asked, as a ratio; null where none was. */
    public @Nullable BigDecimal share() {
      return ratio(BigDecimal.valueOf(answered), BigDecimal.valueOf(asked));
    }
  }

  /** Answers of a state in a round. */
  public record RoundAnswers(
      long roundId,
      String code,
      Bilingual name,
      String stateCode,
      Bilingual state,
      int asked,
      int answered) {
    /** Address of the entities asked. */
    public String address() {
      return "/overview/participation/"
          + stateCode
          + "?q="
          + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }
  }

  /**
   * An entity that a round asked.
   *
   * @param answered whether its submission is sent or endorsed
   */
  public record AskedEntity(
      String entityCode,
      Bilingual entity,
      long roundId,
      String code,
      Bilingual name,
      boolean answered) {}

  /** Who answered the rounds of twelve months; an entity counts once for each round. */
  public record ParticipationFigures(
      int asked, int answered, List<AnswerCount> states, List<RoundAnswers> rounds) {
    public @Nullable BigDecimal share() {
      return ratio(BigDecimal.valueOf(answered), BigDecimal.valueOf(asked));
    }
  }

  /**
   * How many rounds or tenders are at a stage.
   *
   * @param nextDue when the stage of the next of them ends; null where none has a day
   */
  public record StageCount(PipelineStage stage, int count, @Nullable Instant nextDue) {}

  /**
   * A round or tender that is not finished.
   *
   * @param href page of it; null where the reader has none
   */
  public record OngoingProcess(
      PipelineStage stage,
      String code,
      Bilingual name,
      Instant since,
      @Nullable Instant due,
      @Nullable String href) {}

  /**
   * An agreement that ends soon or is nearly used.
   *
   * @param joined of the value entitled, what entities joined for after the award
   * @param mostlyUsed whether four fifths of its value or more are ordered
   */
  public record AgreementStanding(
      long id,
      String number,
      Bilingual lot,
      Bilingual supplier,
      LocalDate endsOn,
      boolean endsSoon,
      Money entitled,
      Money joined,
      Money ordered,
      boolean mostlyUsed) {
    /** How much of its value is ordered; null where it has none. */
    public @Nullable BigDecimal shareOrdered() {
      return ratio(ordered.amount(), entitled.amount());
    }
  }

  /**
   * What was needed by a day that has passed, is ordered, and is not accepted.
   *
   * @param late of the quantity ordered
   * @param neededOn the first day by which some of it was needed
   */
  public record LateOrder(
      long agreementId,
      String agreementNumber,
      Bilingual entity,
      String stateCode,
      Bilingual state,
      String itemCode,
      Bilingual item,
      Bilingual unit,
      BigDecimal ordered,
      BigDecimal accepted,
      BigDecimal late,
      LocalDate neededOn,
      long daysLate) {}

  /** Subject of the report of it, as it stands in addresses. */
  public String report() {
    return OverviewReporter.subject(this);
  }

  /**
   * A page of what waits, the longest waiting first if no other order is chosen.
   *
   * @param choice filter: whose turn it is, as named by {@link WaitingKind.Holder}; sort: number or
   *     due, with {@code -} before it for the last first
   */
  public ListPage<PendingAction> waiting(ListChoice choice) {
    Comparator<Instant> times = Comparator.naturalOrder();
    return ListPage.of(
        waiting,
        choice,
        w -> List.of(w.code(), w.name().ar(), w.name().en()),
        w -> w.kind().holder().name(),
        Map.of(
            "number", Comparator.comparing(PendingAction::code),
            "due", Comparator.comparing(PendingAction::due, Comparator.nullsLast(times)),
            "-due",
                Comparator.comparing(PendingAction::due, Comparator.nullsLast(times.reversed()))));
  }

  /**
   * A page of what is under way, by stage if no other order is chosen.
   *
   * @param choice filter: name of a {@link PipelineStage}; sort: number, since or due, with {@code
   *     -} before it for the last first
   */
  public ListPage<OngoingProcess> unfinished(ListChoice choice) {
    Comparator<Instant> times = Comparator.naturalOrder();
    return ListPage.of(
        unfinished,
        choice,
        u -> List.of(u.code(), u.name().ar(), u.name().en()),
        u -> u.stage().name(),
        Map.of(
            "number", Comparator.comparing(OngoingProcess::code),
            "since", Comparator.comparing(OngoingProcess::since),
            "due", Comparator.comparing(OngoingProcess::due, Comparator.nullsLast(times)),
            "-due",
                Comparator.comparing(OngoingProcess::due, Comparator.nullsLast(times.reversed()))));
  }

  /**
   * A page of the late orders, the longest late first if no other order is chosen.
   *
   * @param choice filter: code of a state; sort: item, entity, agreement or needed, with {@code -}
   *     before it for the last first
   */
  public ListPage<LateOrder> lateOrders(ListChoice choice) {
    return ListPage.of(
        lateOrders,
        choice,
        o ->
            List.of(
                o.agreementNumber(),
                o.itemCode(),
                o.item().ar(),
                o.item().en(),
                o.entity().ar(),
                o.entity().en()),
        LateOrder::stateCode,
        Map.of(
            "item", Comparator.comparing(LateOrder::itemCode),
            "entity", Comparator.comparing((LateOrder o) -> o.entity().en()),
            "agreement", Comparator.comparing(LateOrder::agreementNumber),
            "needed", Comparator.comparing(LateOrder::neededOn)));
  }

  /** Waits for committees to decide. */
  public List<PendingAction> decisions() {
    return waiting.stream().filter(w -> w.kind() == WaitingKind.DECIDE).toList();
  }
}
