package org.muwahhad.replay;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muwahhad.tender.TenderStatus;

/**
 * A tender played again, act by act, in the order of its entries. Knows no database: the same
 * entries lead to the same state.
 */
final class TenderReplay {
  /** The acts that move a tender; others of its chain may tell of moves of other things. */
  private static final Set<String> MOVES =
      Arrays.stream(TenderStatus.Event.values())
          .map(e -> "tender." + e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.toUnmodifiableSet());

  private final List<Move> wrong = new ArrayList<>();
  private final Map<String, String> opened = new TreeMap<>();
  private final Map<String, String> frozen = new TreeMap<>();
  private final Map<String, String> examinations = new TreeMap<>();
  private final Map<String, String> first = new TreeMap<>();
  private final Map<String, String> recommended = new TreeMap<>();
  private final Map<String, String> confirmed = new TreeMap<>();
  private TenderStatus status = TenderStatus.DRAFT;

  /** Plays one act; what it does not know does not change the state. */
  void play(long position, String act, JsonNode detail) {
    switch (act) {
      case "tender.open" -> digests(detail);
      case "bid.opening-record-frozen" -> frozen.put(text(detail, "part"), text(detail, "sha256"));
      case "evaluation.examination-opened" -> returned(detail);
      case "evaluation.bids-ranked" -> byLot(detail.get("first"), first);
      case "quantities.settled" -> quantities(detail);
      case "award.recommended" -> allByLot(detail.get("lots"), recommended);
      default -> {
        // Other acts leave no trace that is compared here; their moves follow below.
      }
    }
    if (isMove(act)) {
      move(position, act, text(detail, "from"), text(detail, "to"));
    }
  }

  /** Whether an act moves its tender along its life. */
  static boolean isMove(String act) {
    return MOVES.contains(act);
  }

  private void move(long position, String act, String from, String to) {
    boolean known =
        from.equals(status.name())
            && Arrays.stream(TenderStatus.Event.values())
                .anyMatch(e -> e.isAllowedFrom(status) && e.to().name().equals(to));
    if (!known) {
      wrong.add(new Move(act, position, from, to, status));
    }
    status =
        Arrays.stream(TenderStatus.values())
            .filter(s -> s.name().equals(to))
            .findFirst()
            .orElse(status);
  }

  private void digests(JsonNode detail) {
    JsonNode digests = detail.get("digests");
    if (digests == null) {
      return;
    }
    for (JsonNode bid : digests.values()) {
      if (bid.get("sha256") != null) {
        opened.put(text(bid, "bid"), text(bid, "sha256"));
      }
    }
  }

  private void quantities(JsonNode detail) {
    if (!text(detail, "items").equals("0")) {
      confirmed.put(text(detail, "confirmation"), text(detail, "digest"));
    }
  }

  private void returned(JsonNode detail) {
    for (String lot : text(detail, "lots").split(", ", -1)) {
      String[] parts = lot.split(" ", 2);
      if (parts.length == 2) {
        examinations.put(text(detail, "number") + "/" + parts[0], parts[1]);
      }
    }
  }

  private static void byLot(JsonNode lots, Map<String, String> into) {
    if (lots != null) {
      lots.values().forEach(l -> into.put(text(l, "lot"), text(l, "bid")));
    }
  }

  /** The same where a lot may be named several times, once for each of its winners. */
  private static void allByLot(JsonNode lots, Map<String, String> into) {
    Map<String, Set<Long>> bids = new TreeMap<>();
    if (lots != null) {
      for (JsonNode lot : lots.values()) {
        bids.computeIfAbsent(text(lot, "lot"), l -> new TreeSet<>())
            .add(Long.valueOf(text(lot, "bid")));
      }
    }
    bids.forEach(
        (lot, all) ->
            into.put(lot, all.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null ? "" : value.coerceStringValue();
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
  record Move(String act, long position, String from, String to, TenderStatus was) {}

  List<Move> wrongMoves() {
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
