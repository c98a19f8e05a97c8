package org.muwahhad.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muwahhad.audit.Entry;
import org.muwahhad.award.AwardEntry.AwardsRecommended;
import org.muwahhad.award.AwardEntry.ConfirmedQuantitiesApplied;
import org.muwahhad.bid.BidEntry.OpeningRecordFrozen;
import org.muwahhad.evaluation.EvaluationEntry.BidsRanked;
import org.muwahhad.evaluation.EvaluationEntry.ExaminationOpened;
import org.muwahhad.tender.TenderMove;
import org.muwahhad.tender.TenderMove.BidsOpened;
import org.muwahhad.tender.TenderStatus;

/**
 * A tender played again, act by act, in the order of its entries. Knows no database: the same
 * entries lead to the same state.
 */
final class TenderReplay {
  private final List<UnexpectedMove> wrong = new ArrayList<>();
  private final Map<String, String> opened = new TreeMap<>();
  private final Map<String, String> frozen = new TreeMap<>();
  private final Map<String, String> examinations = new TreeMap<>();
  private final Map<String, String> first = new TreeMap<>();
  private final Map<String, String> recommended = new TreeMap<>();
  private final Map<String, String> confirmed = new TreeMap<>();
  private TenderStatus status = TenderStatus.DRAFT;

  /** Plays one act; what it does not know does not change the state. */
  void play(PlayedEntry played) {
    Entry entry = played.entry();
    if (entry instanceof BidsOpened opening) {
      opening.digests().stream()
          .filter(b -> b.sha256() != null)
          .forEach(b -> opened.put(String.valueOf(b.bid()), b.sha256()));
    } else if (entry instanceof OpeningRecordFrozen record) {
      frozen.put(record.part().name(), record.sha256());
    } else if (entry instanceof ExaminationOpened examination) {
      examine(examination);
    } else if (entry instanceof BidsRanked ranking) {
      ranking.first().forEach(f -> first.put(f.lot(), String.valueOf(f.bid())));
    } else if (entry instanceof ConfirmedQuantitiesApplied settled) {
      if (settled.items() != 0) {
        confirmed.put(String.valueOf(settled.confirmation()), settled.digest());
      }
    } else if (entry instanceof AwardsRecommended recommendation) {
      recommend(recommendation);
    }
    if (entry instanceof TenderMove move) {
      move(played, move.from(), move.to());
    }
  }

  private void move(PlayedEntry played, TenderStatus from, TenderStatus to) {
    boolean known =
        from == status
            && Arrays.stream(TenderStatus.TenderEvent.values())
                .anyMatch(e -> e.isAllowedFrom(status) && e.to() == to);
    if (!known) {
      wrong.add(new UnexpectedMove(played.act(), played.position(), from, to, status));
    }
    status = to;
  }

  private void examine(ExaminationOpened examination) {
    for (String lot : examination.lots().split(", ", -1)) {
      String[] parts = lot.split(" ", 2);
      if (parts.length == 2) {
        examinations.put(examination.number() + "/" + parts[0], parts[1]);
      }
    }
  }

  /** A lot is named once for each of its winners. */
  private void recommend(AwardsRecommended recommendation) {
    Map<Integer, Set<Long>> bids = new TreeMap<>();
    recommendation
        .lots()
        .forEach(a -> bids.computeIfAbsent(a.lot(), l -> new TreeSet<>()).add(a.bid()));
    bids.forEach(
        (lot, all) ->
            recommended.put(
                String.valueOf(lot),
                all.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  TenderStatus status() {
    return status;
  }

  /**
   * A move that is not in the life of a tender, or does not follow the one before.
   *
   * @param position of its entry
   * @param was what the tender was before
   */
  record UnexpectedMove(
      String act, long position, TenderStatus from, TenderStatus to, TenderStatus was) {}

  List<UnexpectedMove> wrongMoves() {
    return wrong;
  }

  /** Digests of the bids that were opened, by bid. */
  Map<String, String> opened() {
    return opened;
  }

  /** Hashes of the records of openings, by meeting. */
  Map<String, String> frozen() {
    return frozen;
  }

  /** What returned each lot, by examination and lot, such as 2/1. */
  Map<String, String> examinations() {
    return examinations;
  }

  /** The bid that ranked first in a lot's last ranking, by number of the lot. */
  Map<String, String> first() {
    return first;
  }

  /** The digests of the quantities the states changed, by confirmation. */
  Map<String, String> confirmed() {
    return confirmed;
  }

  /** The bids last recommended for a lot, by its number. */
  Map<String, String> recommended() {
    return recommended;
  }
}
