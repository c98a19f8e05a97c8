package org.muwahhad.award.quantity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * The confirmation of quantities of a tender. A coordinator sees their own state's quantities, with
 * the price each unit is decided on at but not whose it is, and what became of each lot; central
 * buyers, auditors, committee members and the examination panel see every state's, and the rankings
 * before and after.
 */
@Singleton
public class ViewQuantities {
  private final QuantityConfirmations rows;
  private final QuantityQueries queries;
  private final TenderQueries tenders;
  private final ExchangeRateQueries rates;
  private final DatabaseClock clock;

  ViewQuantities(
      QuantityConfirmations rows,
      QuantityQueries queries,
      TenderQueries tenders,
      ExchangeRateQueries rates,
      DatabaseClock clock) {
    this.rows = rows;
    this.queries = queries;
    this.tenders = tenders;
    this.rates = rates;
    this.clock = clock;
  }

  /**
   * A lot with its parts.
   *
   * @param parts what each state the reader may see asked for and confirmed
   * @param places the rankings before and after, for those who may see them
   * @param effects sums by state
   */
  public record QuantityLotView(
      QuantityQueries.QuantityLot lot,
      List<QuantityQueries.QuantityPart> parts,
      List<QuantityQueries.OptOut> optOuts,
      List<QuantityQueries.RankChange> places,
      List<Effect> effects) {}

  /** What one state takes of a lot, without VAT, in its own currency: asked for, and confirmed. */
  public record Effect(QuantityQueries.AskedState state, Money asked, Money confirmed) {
    /** What the state pays more; below zero when less. */
    public BigDecimal difference() {
      return confirmed.amount().subtract(asked.amount());
    }
  }

  /**
   * All of it.
   *
   * @param settledAt UTC; null while states may answer
   * @param state the state of the reader who is to answer now; null for others
   * @param computed how the time to answer is counted; null where no rule says
   */
  public record QuantitiesView(
      TenderQueries.Tender tender,
      BigDecimal bandPercent,
      Instant openedAt,
      @Nullable Instant settledAt,
      List<QuantityQueries.AskedState> states,
      List<QuantityLotView> lots,
      @Nullable String state,
      @Nullable ComputedDeadline computed) {
    public boolean mayAnswer() {
      return state != null;
    }
  }

  /**
   * What the reader may see.
   *
   * @throws Refusal.NotFound when nothing was asked in the tender, or not of the reader's state
   */
  @Transactional
  public QuantitiesView get(Actor actor, long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    QuantityConfirmations.Confirmation confirmation =
        rows.findNewest(tenderId).orElseThrow(() -> missing(tenderId));
    List<QuantityQueries.AskedState> asked = queries.listStates(confirmation.id());
    boolean insider = isInsider(actor, tenderId);
    String own = actor.find(Role.NATIONAL_COORDINATOR).map(g -> g.state()).orElse("");
    if (!insider && asked.stream().noneMatch(s -> s.code().equals(own))) {
      throw missing(tenderId);
    }
    String shown = insider ? "" : own;
    List<QuantityQueries.AskedState> states =
        asked.stream().filter(s -> insider || s.code().equals(own)).toList();
    return new QuantitiesView(
        tender,
        confirmation.bandPercent(),
        confirmation.openedAt(),
        confirmation.settledAt(),
        states,
        lots(tender, confirmation, states, shown, insider),
        mayAnswer(tender, confirmation, asked, own) ? own : null,
        ComputedDeadline.quantities(tenders.listRules(tenderId), confirmation.openedAt())
            .orElse(null));
  }

  private boolean mayAnswer(
      TenderQueries.Tender tender,
      QuantityConfirmations.Confirmation confirmation,
      List<QuantityQueries.AskedState> asked,
      String own) {
    Instant now = clock.now();
    return confirmation.isOpen()
        && tender.status() == TenderStatus.DECIDED
        && asked.stream()
            .anyMatch(
                s ->
                    s.code().equals(own)
                        && s.status() == StateAnswer.WAITING
                        && now.isBefore(s.answerUntil()));
  }

  private List<QuantityLotView> lots(
      TenderQueries.Tender tender,
      QuantityConfirmations.Confirmation confirmation,
      List<QuantityQueries.AskedState> states,
      String shown,
      boolean insider) {
    List<QuantityQueries.QuantityPart> parts = queries.listParts(confirmation.id(), shown);
    List<QuantityQueries.OptOut> out = queries.listOptOuts(confirmation.id(), shown);
    List<QuantityQueries.RankChange> places =
        insider ? queries.listPlaces(confirmation.id()) : List.of();
    Conversion conversion = rates.on(Objects.requireNonNull(tender.rateDate()));
    return queries.listLots(confirmation.id()).stream()
        .map(
            l -> {
              List<QuantityQueries.QuantityPart> own =
                  parts.stream().filter(p -> p.lotId() == l.id()).toList();
              return new QuantityLotView(
                  l,
                  own,
                  out.stream().filter(o -> o.lotId() == l.id()).toList(),
                  places.stream().filter(p -> p.lotId() == l.id()).toList(),
                  effects(states, own, conversion));
            })
        .filter(l -> !l.parts().isEmpty())
        .toList();
  }

  private static List<Effect> effects(
      List<QuantityQueries.AskedState> states,
      List<QuantityQueries.QuantityPart> parts,
      Conversion conversion) {
    return states.stream()
        .filter(s -> parts.stream().anyMatch(p -> p.stateCode().equals(s.code())))
        .map(
            s -> {
              List<QuantityQueries.QuantityPart> own =
                  parts.stream().filter(p -> p.stateCode().equals(s.code())).toList();
              return new Effect(
                  s,
                  sum(
                      own.stream().map(QuantityQueries.QuantityPart::askedSum).toList(),
                      s,
                      conversion),
                  sum(
                      own.stream().map(QuantityQueries.QuantityPart::confirmedSum).toList(),
                      s,
                      conversion));
            })
        .toList();
  }

  /** Amounts of one currency, that of the award or of the tender, in the currency of the state. */
  private static Money sum(
      List<Money> amounts, QuantityQueries.AskedState state, Conversion conversion) {
    return conversion.convert(
        amounts.stream().reduce(Money.zero(amounts.get(0).currency()), Money::plus),
        state.currency());
  }

  private boolean isInsider(Actor actor, long tenderId) {
    return actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER)
        || tenders
            .findPanelMember(tenderId, actor.personId())
            .map(m -> m.panel() == Panel.EXAMINATION)
            .orElse(false);
  }

  private static Refusal missing(long tenderId) {
    return new Refusal.NotFound("quantities of tender " + tenderId);
  }
}
