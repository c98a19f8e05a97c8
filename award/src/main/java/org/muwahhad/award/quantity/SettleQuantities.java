package org.muwahhad.award.quantity;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AmendAwards;
import org.muwahhad.award.AwardEntry.ConfirmedQuantitiesApplied;
import org.muwahhad.award.AwardEntry.SettledAward;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles the quantities of a tender once no state may answer any more by the database's clock: a
 * state that kept silent has confirmed what it asked for, since its demand was endorsed. The
 * confirmed quantities come in force and are shared out over the demand lines and the winners, the
 * lots are ranked again beside the ranking that was decided on, and each award stands, ends, or
 * goes back.
 *
 * <p>Runs on every node; each confirmation is claimed by its row, so that two nodes never settle
 * the same one.
 */
@Singleton
public class SettleQuantities {
  private static final Logger LOG = LoggerFactory.getLogger(SettleQuantities.class);
  private static final int AT_ONCE = 100;
  private static final TenderRule LEAST_SHARE = TenderRule.AWARD_LEAST_SHARE_PERCENT;
  private final QuantityConfirmations rows;
  private final QuantityFactQueries queries;
  private final TenderQueries tenders;
  private final AmendAwards amendAwards;
  private final CompareWinners compareWinners;
  private final FollowQuantities followQuantities;
  private final AuditLog audit;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;
  private final ApplicationEventPublisher<QuantitiesSettled> events;

  SettleQuantities(
      QuantityConfirmations rows,
      QuantityFactQueries queries,
      TenderQueries tenders,
      AmendAwards amendAwards,
      CompareWinners compareWinners,
      FollowQuantities followQuantities,
      AuditLog audit,
      JobTurns turns,
      TransactionOperations<Connection> transactions,
      ApplicationEventPublisher<QuantitiesSettled> events) {
    this.rows = rows;
    this.queries = queries;
    this.tenders = tenders;
    this.amendAwards = amendAwards;
    this.compareWinners = compareWinners;
    this.followQuantities = followQuantities;
    this.audit = audit;
    this.turns = turns;
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * Settles what is due, each in a transaction of its own; returns how many. A confirmation that
   * cannot be settled holds up no other; its failure is thrown at the end.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.QUANTITIES);
    turn.takeByKey(
        "Confirmation",
        after -> transactions.executeRead(status -> rows.listDue(after, AT_ONCE)),
        id -> transactions.executeWrite(status -> settle(id)));
    return turn.end();
  }

  private int settle(long id) {
    if (rows.claimDue(id).isEmpty()) {
      // Another node was first.
      return 0;
    }
    QuantityConfirmations.Confirmation confirmation = rows.find(id).orElseThrow();
    rows.lockTender(confirmation.tenderId());
    TenderQueries.Tender tender = tenders.getTender(confirmation.tenderId());
    if (tender.status() != TenderStatus.DECIDED) {
      // Cancelled since the claim; a tender that is no longer decided on is not claimed again.
      return 0;
    }
    int silent = rows.fallSilent(id);
    List<QuantityConfirmations.ConfirmablePart> parts = rows.listParts(id, "");
    shareOut(id, parts);
    rows.putItems(id);
    ScaledShares scaled =
        ScaledShares.of(
            amendAwards.list(tender.id()),
            parts,
            rows.findRule(tender.id(), LEAST_SHARE.code()).orElseGet(LEAST_SHARE::otherwise));
    Map<Long, LotOutcome> outcomes = compareWinners.run(id, tender, inForce(parts), scaled);
    outcomes.forEach((lot, outcome) -> rows.setOutcome(id, lot, outcome));
    amend(scaled, outcomes);
    if (rows.settle(id) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    record(tender, id, silent, parts, outcomes);
    events.publishEvent(settled(tender.id(), id, outcomes));
    followQuantities.run(tender.id(), outcomes);
    return 1;
  }

  /** Awards that stand take the confirmed quantities while these are settled, and never again. */
  private void amend(ScaledShares scaled, Map<Long, LotOutcome> outcomes) {
    scaled.changed().stream()
        .filter(lot -> outcomes.get(lot) == LotOutcome.UNCHANGED)
        .forEach(lot -> amendAwards.run(scaled.in(Set.of(lot))));
  }

  /** What is wanted of each lot, all items and states together. */
  private static Map<Long, BigDecimal> inForce(List<QuantityConfirmations.ConfirmablePart> parts) {
    Map<Long, BigDecimal> sums = new TreeMap<>();
    parts.forEach(p -> sums.merge(p.lotId(), p.inForce(), BigDecimal::add));
    return sums;
  }

  private void shareOut(long id, List<QuantityConfirmations.ConfirmablePart> parts) {
    for (QuantityConfirmations.ConfirmablePart part : parts) {
      if (part.inForce().compareTo(part.asked()) != 0) {
        List<QuantityConfirmations.QuantityDemandLine> lines =
            rows.listLines(part.lotItemId(), part.stateCode());
        List<BigDecimal> shares =
            ShareOut.run(
                part.inForce(),
                lines.stream().map(QuantityConfirmations.QuantityDemandLine::quantity).toList());
        for (int i = 0; i < lines.size(); i++) {
          rows.putLine(lines.get(i).demandLineId(), part.lotItemId(), id, shares.get(i));
        }
      }
    }
  }

  /**
   * Writes the entry. A large tender has more items than an entry holds: it has a digest of those
   * whose quantity changed, by which the replay checks them. The awards have their amounts again.
   */
  private void record(
      TenderQueries.Tender tender,
      long id,
      int silent,
      List<QuantityConfirmations.ConfirmablePart> parts,
      Map<Long, LotOutcome> outcomes) {
    Map<Integer, String> byLot = new TreeMap<>();
    Map<Long, Integer> numbers = new HashMap<>();
    tenders.listLots(tender.id()).forEach(l -> numbers.put(l.id(), l.number()));
    outcomes.forEach((lot, outcome) -> byLot.put(numbers.getOrDefault(lot, 0), outcome.name()));
    Map<Long, BigDecimal> asked = new HashMap<>();
    Map<Long, BigDecimal> confirmed = new TreeMap<>();
    parts.forEach(p -> asked.merge(p.lotItemId(), p.asked(), BigDecimal::add));
    parts.forEach(p -> confirmed.merge(p.lotItemId(), p.inForce(), BigDecimal::add));
    List<String> changed = new ArrayList<>();
    int items = 0;
    for (Map.Entry<Long, BigDecimal> item : confirmed.entrySet()) {
      if (item.getValue().compareTo(asked.getOrDefault(item.getKey(), item.getValue())) != 0) {
        changed.add(item.getKey() + "/" + plain(item.getValue()));
        items++;
      }
    }
    audit.recordSystem(
        new ConfirmedQuantitiesApplied(
            tender.id(),
            id,
            id,
            silent,
            byLot.toString(),
            items,
            Digest.of(changed),
            queries.digestLines(id),
            queries.digestRankings(id),
            rows.listAmounts(tender.id()).stream().map(SettleQuantities::amount).toList()));
  }

  private static SettledAward amount(QuantityConfirmations.Amount award) {
    return new SettledAward(award.lot(), award.bidId(), award.amount(), award.currency());
  }

  private static String plain(BigDecimal quantity) {
    return quantity.setScale(3).toPlainString();
  }

  private static QuantitiesSettled settled(long tenderId, long id, Map<Long, LotOutcome> outcomes) {
    return new QuantitiesSettled(
        tenderId,
        id,
        (int) outcomes.values().stream().filter(o -> o == LotOutcome.UNCHANGED).count(),
        (int) outcomes.values().stream().filter(LotOutcome::returns).count(),
        (int) outcomes.values().stream().filter(o -> o == LotOutcome.NONE_LEFT).count());
  }

  @Scheduled(
      fixedDelay = "${muwahhad.quantity-settle-interval:20s}",
      initialDelay = "${muwahhad.quantity-settle-interval:20s}")
  void settleOnTime() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, takes what this one could not.
      LOG.warn("Quantities could not be settled on time now", e);
    }
  }
}
