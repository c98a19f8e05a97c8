package org.muwahhad.award.quantity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.QuantitiesConfirmed;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Moments;

/**
 * A national coordinator confirms the quantities of the state: as asked, changed within the band,
 * or nothing of a lot it opts out of with a reason. It touches no row of another state, so that no
 * answer waits for another; what follows from all of them is worked out by {@link
 * SettleQuantities}.
 *
 * <p>Refused as not found for a state that was not asked, with {@code quantities.not-open} when
 * nothing is asked, {@code quantities.final} when the state has answered or its silence counted,
 * {@code quantities.late} with both times in Riyadh time, and as invalid input at {@code
 * items[id].quantity} ({@code quantities.not-in-band}, {@code quantities.not-whole}, {@code
 * quantities.unknown-item}, {@code quantities.named-twice}, {@code quantities.opted-out} for
 * anything but nothing of a lot that is opted out of) and {@code lots[id].reason}.
 *
 * <p>Faults in the input have the codes {@code quantities.not-a-quantity} and {@code
 * quantities.unknown-lot}.
 */
@Singleton
public class ConfirmQuantities {
  private static final int LONGEST_REASON = 1000;
  private final QuantityConfirmations rows;
  private final TenderQueries tenders;
  private final AuditLog audit;

  ConfirmQuantities(QuantityConfirmations rows, TenderQueries tenders, AuditLog audit) {
    this.rows = rows;
    this.tenders = tenders;
    this.audit = audit;
  }

  /**
   * The answer of a state. Items not named are confirmed as asked.
   *
   * @param optOuts lots of which it takes nothing
   */
  public record QuantityAnswer(
      @Nullable List<ConfirmedItem> items, @Nullable List<OptOut> optOuts) {
    /** Everything as asked. */
    public static QuantityAnswer asAsked() {
      return new QuantityAnswer(List.of(), List.of());
    }

    List<ConfirmedItem> named() {
      return items == null ? List.of() : items;
    }

    List<OptOut> out() {
      return optOuts == null ? List.of() : optOuts;
    }
  }

  /** What the state takes of a lot item; null when what was typed is no number. */
  public record ConfirmedItem(long lotItemId, @Nullable BigDecimal quantity) {}

  /** A lot that the state opts out of, and why. */
  public record OptOut(long lotId, @Nullable String reason) {}

  /** What is wrong is reported by the key of the lot item or lot. */
  @Transactional
  public void run(Actor actor, long tenderId, QuantityAnswer answer) {
    confirm(actor, tenderId, answer, Paths.OF_FORM);
  }

  /**
   * What is wrong is reported by the place in the answer, {@code items[0].quantity} and {@code
   * optOuts[0].reason}: a program can name an item twice, and only one of the two may be bad. A
   * quantity left out is {@code shared.missing}.
   */
  @Transactional
  public void fromProgram(Actor actor, long tenderId, QuantityAnswer answer) {
    confirm(actor, tenderId, answer, Paths.OF_BODY);
  }

  private void confirm(Actor actor, long tenderId, QuantityAnswer answer, Paths paths) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    QuantityConfirmations.Confirmation confirmation =
        rows.findNewest(tenderId).orElseThrow(() -> missing(tenderId));
    QuantityConfirmations.StateStage standing =
        rows.hold(confirmation.id(), state).orElseThrow(() -> missing(tenderId));
    requireOpen(tender, confirmation, standing);
    List<QuantityConfirmations.ConfirmablePart> parts = rows.listParts(confirmation.id(), state);
    Map<Long, BigDecimal> quantities = check(parts, answer, paths);

    for (OptOut out : answer.out()) {
      rows.optOut(confirmation.id(), state, out.lotId(), reason(out));
    }
    for (QuantityConfirmations.ConfirmablePart part : parts) {
      BigDecimal quantity = quantities.getOrDefault(part.lotItemId(), part.asked());
      if (rows.confirm(confirmation.id(), state, part.lotItemId(), quantity) != 1) {
        throw new Refusal.RuleBroken("quantities.final");
      }
    }
    if (rows.answered(confirmation.id(), state, actor.personId()) != 1) {
      throw new Refusal.RuleBroken("quantities.final");
    }
    record(actor, confirmation, state, parts, quantities, answer);
  }

  private static void requireOpen(
      TenderQueries.Tender tender,
      QuantityConfirmations.Confirmation confirmation,
      QuantityConfirmations.StateStage standing) {
    if (standing.status() != StateAnswer.WAITING) {
      throw new Refusal.RuleBroken("quantities.final");
    }
    if (!confirmation.isOpen() || tender.status() != TenderStatus.DECIDED) {
      throw new Refusal.RuleBroken("quantities.not-open");
    }
    if (standing.isOver()) {
      throw new Refusal.RuleBroken(
          "quantities.late",
          Moments.inRiyadh(standing.answerUntil()),
          Moments.inRiyadh(standing.now()));
    }
  }

  /** How the path of a row is written for the person who sent it. */
  private enum Paths {
    OF_FORM,
    OF_BODY;

    String item(int place, ConfirmedItem item) {
      return "items[" + (this == OF_BODY ? place : item.lotItemId()) + "].quantity";
    }

    String lot(int place, OptOut out) {
      return this == OF_BODY ? "optOuts[" + place + "]" : "lots[" + out.lotId() + "]";
    }
  }

  /** The quantities that differ from what was asked for, by lot item. */
  private static Map<Long, BigDecimal> check(
      List<QuantityConfirmations.ConfirmablePart> parts, QuantityAnswer answer, Paths paths) {
    Faults faults = new Faults();
    checkOptOuts(parts, answer.out(), paths, faults);
    Set<Long> out = answer.out().stream().map(OptOut::lotId).collect(Collectors.toSet());
    Map<Long, QuantityConfirmations.ConfirmablePart> byItem =
        parts.stream()
            .collect(Collectors.toMap(QuantityConfirmations.ConfirmablePart::lotItemId, p -> p));
    Map<Long, BigDecimal> quantities = new HashMap<>();
    Set<Long> seen = new HashSet<>();
    List<ConfirmedItem> items = answer.named();
    for (int i = 0; i < items.size(); i++) {
      ConfirmedItem item = items.get(i);
      String field = paths.item(i, item);
      BigDecimal quantity = item.quantity();
      QuantityConfirmations.ConfirmablePart part = byItem.get(item.lotItemId());
      faults.check(seen.add(item.lotItemId()), field, "quantities.named-twice");
      if (part == null) {
        faults.check(false, field, "quantities.unknown-item");
      } else if (quantity == null && paths == Paths.OF_BODY) {
        faults.check(false, field, "shared.missing");
      } else if (out.contains(part.lotId())) {
        // Nothing at all is what opting out means.
        faults.check(quantity != null && quantity.signum() == 0, field, "quantities.opted-out");
      } else {
        checkQuantity(part, quantity, field, faults);
        if (quantity != null) {
          quantities.put(item.lotItemId(), quantity);
        }
      }
    }
    faults.throwIfAny();
    parts.stream()
        .filter(p -> out.contains(p.lotId()))
        .forEach(p -> quantities.put(p.lotItemId(), BigDecimal.ZERO));
    return quantities;
  }

  private static void checkOptOuts(
      List<QuantityConfirmations.ConfirmablePart> parts,
      List<OptOut> optOuts,
      Paths paths,
      Faults faults) {
    Set<Long> lots =
        parts.stream()
            .map(QuantityConfirmations.ConfirmablePart::lotId)
            .collect(Collectors.toSet());
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < optOuts.size(); i++) {
      OptOut one = optOuts.get(i);
      String lot = paths.lot(i, one);
      faults
          .check(seen.add(one.lotId()), lot, "quantities.named-twice")
          .check(lots.contains(one.lotId()), lot + ".reason", "quantities.unknown-lot")
          .text(lot + ".reason", reason(one), LONGEST_REASON);
    }
  }

  private static void checkQuantity(
      QuantityConfirmations.ConfirmablePart part,
      @Nullable BigDecimal quantity,
      String field,
      Faults faults) {
    faults.check(
        quantity != null && (part.band().fits(quantity) || quantity.compareTo(part.asked()) == 0),
        field,
        part.whole() ? "quantities.not-whole" : "quantities.not-a-quantity");
    if (quantity != null && part.band().fits(quantity)) {
      faults.check(
          part.band().holds(quantity),
          field,
          "quantities.not-in-band",
          part.lowest().stripTrailingZeros(),
          part.highest().stripTrailingZeros());
    }
  }

  private static String reason(OptOut out) {
    String reason = out.reason();
    return reason == null ? "" : reason.strip();
  }

  private void record(
      Actor actor,
      QuantityConfirmations.Confirmation confirmation,
      String state,
      List<QuantityConfirmations.ConfirmablePart> parts,
      Map<Long, BigDecimal> quantities,
      QuantityAnswer answer) {
    Map<Long, BigDecimal> changed = new TreeMap<>();
    for (QuantityConfirmations.ConfirmablePart part : parts) {
      BigDecimal quantity = quantities.getOrDefault(part.lotItemId(), part.asked());
      if (quantity.compareTo(part.asked()) != 0) {
        changed.put(part.lotItemId(), quantity.stripTrailingZeros());
      }
    }
    List<String> all =
        changed.entrySet().stream()
            .map(item -> item.getKey() + "/" + item.getValue().toPlainString())
            .toList();
    audit.record(
        actor,
        new QuantitiesConfirmed(
            confirmation.tenderId(),
            confirmation.id(),
            state,
            parts.size(),
            changed.size(),
            Digest.of(all),
            answer.out().stream().map(o -> String.valueOf(o.lotId())).toList(),
            reasons(answer)));
  }

  /** Digests of why the state opted out, by lot: the words of many lots are more than fits. */
  private static Map<String, String> reasons(QuantityAnswer answer) {
    Map<String, String> reasons = new TreeMap<>();
    answer.out().forEach(o -> reasons.put(String.valueOf(o.lotId()), Sha256.of(reason(o))));
    return reasons;
  }

  private static Refusal missing(long tenderId) {
    return new Refusal.NotFound("quantities of tender " + tenderId);
  }
}
