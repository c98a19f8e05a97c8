package org.muwahhad.replay;

import io.micronaut.json.tree.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of a tender, of its bids and of its agreements tell of its parts, from the
 * dossier to deliveries and guarantees. Knows no database: the same entries lead to the same parts.
 */
final class PartsReplay {
  /** What is noted once entries tell what the awards in effect come to. */
  static final String UNITS = "units of awards";

  private final PlayedParts parts = new PlayedParts();
  private final DossierReplay dossier = new DossierReplay(parts);
  private final LowPriceReplay lowPrices = new LowPriceReplay(parts);
  private final QuantityReplay quantities = new QuantityReplay(parts);
  private final AgreementReplay agreements = new AgreementReplay(parts);
  private final GuaranteeReplay guarantees = new GuaranteeReplay(parts);
  private final Set<String> panels = new HashSet<>();
  private final Set<String> scoredAgain = new HashSet<>();

  /** The things of a part as the entries leave them, by name. */
  Map<String, String> of(Part part) {
    return parts.of(part);
  }

  /** The panels whose members the entries tell of. */
  Set<String> panels() {
    return panels;
  }

  /** Whether entries tell all of something, such as {@link DossierReplay#TOLD}. */
  boolean isTold(String what) {
    return parts.isTold(what);
  }

  /** Plays one act; what it does not know changes nothing. */
  void play(ReplayRows.Entry entry, JsonNode detail) {
    String act = entry.act();
    dossier.play(act, detail);
    switch (act.split("\\.", 2)[0]) {
      case "tender" -> {
        tender(act, detail);
        reach(act, entry.personId(), detail);
      }
      case "bid" -> bid(act, entry.objectId(), detail);
      case "evaluation" -> {
        evaluation(act, entry, detail);
        lowPrices.play(act, entry.objectId(), detail);
      }
      case "committee" -> committee(act, entry.objectId(), detail);
      case "complaint" -> complaint(act, entry, detail);
      case "award", "quantities" -> {
        amounts(act, detail);
        quantities.play(act, entry.objectId(), detail);
      }
      case "framework" -> agreements.play(act, entry.objectId(), entry.personId(), detail);
      case "guarantee" -> guarantees.play(act, entry.objectId(), detail);
      default -> {
        // Tells of nothing that is compared here.
      }
    }
  }

  private void put(Part part, String name, String content) {
    parts.put(part, name, content);
  }

  private String get(Part part, String name) {
    return parts.get(part, name);
  }

  private void tender(String act, JsonNode detail) {
    switch (act) {
      case "tender.aggregated" -> proposed(detail.get("panels"));
      case "tender.panel-appointed" -> appointed(detail);
      case "tender.alternate-called" ->
          put(Part.SEAT, text(detail, "person"), seat("EXAMINATION", false, false));
      case "tender.chair-passed" -> {
        put(Part.SEAT, text(detail, "from"), seat("EXAMINATION", false, false));
        put(Part.SEAT, text(detail, "to"), seat("EXAMINATION", true, false));
      }
      case "tender.open" -> opened(detail.get("digests"));
      default -> {
        // Its moves are played by themselves.
      }
    }
  }

  private void reach(String act, String person, JsonNode detail) {
    if (act.equals("tender.aggregated") || TenderReplay.isMove(act)) {
      String to = act.equals("tender.aggregated") ? "DRAFT" : text(detail, "to");
      put(Part.MILESTONE, String.valueOf(of(Part.MILESTONE).size() + 1), to + " " + person);
    }
  }

  /** Seats such as {@code OPENING 12 chair}. */
  private void proposed(JsonNode seats) {
    if (seats == null) {
      return;
    }
    for (JsonNode written : seats.values()) {
      String[] words = written.coerceStringValue().split(" ");
      put(Part.SEAT, words[1], seat(words[0], words.length > 2, false));
    }
    panels.add("OPENING");
    panels.add("EXAMINATION");
  }

  private void appointed(JsonNode detail) {
    String panel = text(detail, "panel");
    panels.add(panel);
    parts.of(Part.SEAT).values().removeIf(s -> s.startsWith(panel));
    String chair = text(detail, "chair");
    each(
        detail.get("members"),
        m ->
            put(
                Part.SEAT,
                m.coerceStringValue(),
                seat(panel, m.coerceStringValue().equals(chair), false)));
    each(
        detail.get("alternates"),
        m -> put(Part.SEAT, m.coerceStringValue(), seat(panel, false, true)));
  }

  private static String seat(String panel, boolean chair, boolean alternate) {
    return panel + (chair ? " chair" : "") + (alternate ? " alternate" : "");
  }

  private void opened(JsonNode digests) {
    each(
        digests,
        bid -> {
          String to =
              bid.get("sha256") != null
                  ? "OPENED"
                  : bid.get("fault") != null ? "UNREADABLE" : "UNCONFIRMED";
          put(Part.BID, text(bid, "bid"), to);
          parts.putTold(Part.FIGURES, text(bid, "bid"), text(bid, "figuresDigest"));
        });
  }

  private void bid(String act, String bid, JsonNode detail) {
    switch (act) {
      case "bid.submitted" -> {
        // An opening is told of in the chain of the tender, which is played afterwards.
        put(Part.BID, bid, "SUBMITTED");
        put(Part.RECEIPT, bid + "/" + text(detail, "version"), text(detail, "sha256"));
      }
      // Its object is the tender: prices that were sealed apart are opened together.
      case "bid.prices-opened" ->
          each(
              detail.get("digests"),
              b -> parts.putTold(Part.FIGURES, text(b, "bid"), text(b, "figuresDigest")));
      case "bid.withdrawn" -> put(Part.BID, bid, "WITHDRAWN");
      default -> {
        // Drafts and documents leave no trace that is compared here.
      }
    }
  }

  private void evaluation(String act, ReplayRows.Entry entry, JsonNode detail) {
    String person = entry.personId();
    String examination = text(detail, "examination");
    switch (act) {
      case "evaluation.checks-recorded" ->
          each(
              detail.get("checks"),
              c ->
                  put(
                      Part.CHECK,
                      cell(examination, c),
                      text(c, "passed").toLowerCase(Locale.ROOT)));
      case "evaluation.scores-submitted" -> {
        scores(examination + "/" + person, text(detail, "digest"));
        each(detail.get("reopened"), c -> reopen(examination + "/" + c.coerceStringValue()));
      }
      case "evaluation.conflict-declared" ->
          put(
              Part.DECLARATION,
              person,
              text(detail, "hasConflict").toLowerCase(Locale.ROOT)
                  + " "
                  + text(detail, "statement"));
      case "evaluation.technical-closed" ->
          each(
              detail.get("results"),
              r -> put(Part.RESULT, text(r, "bid"), text(r, "passed").toLowerCase(Locale.ROOT)));
      case "evaluation.consensus-agreed" ->
          each(
              detail.get("consensus"),
              c -> put(Part.CONSENSUS, cell(examination, c), plain(text(c, "points"))));
      case "evaluation.alternative-accepted" -> alternative("accepted ", entry, detail);
      case "evaluation.alternative-refused", "evaluation.alternative-taken-back" ->
          alternative("refused ", entry, detail);
      case "evaluation.bids-ranked" -> {
        JsonNode lots = detail.get("lotDigests");
        if (lots != null) {
          lots.entries()
              .forEach(l -> put(Part.RANKING, l.getKey(), l.getValue().coerceStringValue()));
        }
      }
      default -> {
        // The first of each lot and examinations are played with the tender.
      }
    }
  }

  private void alternative(String to, ReplayRows.Entry entry, JsonNode detail) {
    put(
        Part.ALTERNATIVE,
        text(detail, "lot") + "/" + entry.objectId() + "/" + text(detail, "number"),
        to + text(detail, "reason"));
  }

  /** Points that were agreed on end when a score beneath them changes. */
  private void reopen(String cell) {
    parts.of(Part.CONSENSUS).remove(cell);
  }

  /** Who scores once more in the same examination told only of what changed. */
  private void scores(String name, String digest) {
    if (digest.isEmpty() || scoredAgain.contains(name) || of(Part.SCORES).containsKey(name)) {
      scoredAgain.add(name);
      parts.of(Part.SCORES).remove(name);
    } else {
      put(Part.SCORES, name, digest);
    }
  }

  private static String cell(String examination, JsonNode of) {
    return examination + "/" + text(of, "bid") + "/" + text(of, "criterion");
  }

  private void committee(String act, String decision, JsonNode detail) {
    switch (act) {
      case "committee.question-put" ->
          put(Part.DECISION, decision, "OPEN " + text(detail, "sha256"));
      case "committee.decision-closed" ->
          put(Part.DECISION, decision, text(detail, "outcome") + " " + text(detail, "sha256"));
      case "committee.vote-cast" ->
          put(
              Part.VOTE,
              decision + "/" + text(detail, "state"),
              String.join(
                  " ", text(detail, "choice"), text(detail, "sha256"), text(detail, "reason")));
      case "committee.conflict-learned" -> {
        if (text(detail, "voteSetAside").equals("true")) {
          parts.of(Part.VOTE).remove(decision + "/" + text(detail, "state"));
        }
      }
      default -> {
        // Meetings have chains of their own.
      }
    }
  }

  private void amounts(String act, JsonNode detail) {
    switch (act) {
      case "award.recommended" -> {
        each(detail.get("lots"), this::amount);
        each(detail.get("lots"), this::award);
      }
      case "quantities.settled" -> {
        JsonNode awards = detail.get("awards");
        if (awards == null) {
          // What they come to in the confirmed quantities was not told.
          parts.of(Part.AMOUNT).clear();
        } else {
          each(awards, this::amount);
        }
      }
      case "award.confirmed" -> units(detail.get("unitDigests"));
      default -> {
        // Lets awards live or end; their amounts stay.
      }
    }
  }

  /** All awards in effect are told together. */
  private void units(@Nullable JsonNode units) {
    if (units != null) {
      parts.noteTold(UNITS);
      units
          .entries()
          .forEach(u -> put(Part.AWARDED_UNITS, u.getKey(), u.getValue().coerceStringValue()));
    }
  }

  private void award(JsonNode award) {
    String name = text(award, "lot") + "/" + text(award, "bid");
    String before = get(Part.AWARD, name);
    put(Part.AWARD, name, Integer.toString(1 + (before.isEmpty() ? 0 : Integer.parseInt(before))));
  }

  private void amount(JsonNode award) {
    put(
        Part.AMOUNT,
        text(award, "lot") + "/" + text(award, "bid"),
        plain(text(award, "amount")) + " " + text(award, "currency"));
  }

  private void complaint(String act, ReplayRows.Entry entry, JsonNode detail) {
    String id = entry.objectId();
    String draft = id + "/" + text(detail, "draft");
    switch (act) {
      case "complaint.filed" -> {
        put(Part.COMPLAINT, id, text(detail, "number") + " " + text(detail, "lots") + " FILED");
        parts.putTold(Part.GROUNDS, id, text(detail, "digest"));
      }
      case "complaint.answered" -> {
        move(id, "ANSWERED");
        parts.putTold(Part.ANSWER, id, text(detail, "sha256"));
      }
      case "complaint.withdrawn" -> move(id, "WITHDRAWN");
      case "complaint.decision-drafted" -> {
        put(Part.DRAFT, draft, "OPEN");
        parts.putTold(Part.DRAFT_WORDS, draft, text(detail, "digest"));
      }
      case "complaint.vote-cast" ->
          put(Part.REVIEW_VOTE, draft + "/" + entry.personId(), text(detail, "sha256"));
      case "complaint.draft-rejected", "complaint.draft-overtaken" ->
          close(draft, "REJECTED", detail);
      case "complaint.decided" -> {
        move(id, "DECIDED");
        close(draft, "ADOPTED", detail);
        parts.putTold(Part.OUTCOME, id, text(detail, "outcome"));
      }
      default -> {
        // Papers are not compared here.
      }
    }
  }

  private void move(String complaint, String to) {
    String before = get(Part.COMPLAINT, complaint);
    put(Part.COMPLAINT, complaint, before.substring(0, before.lastIndexOf(' ') + 1) + to);
  }

  private void close(String draft, String to, JsonNode detail) {
    put(Part.DRAFT, draft, to);
    put(Part.REVIEW_TALLY, draft, text(detail, "inFavour") + " of " + text(detail, "votes"));
  }

  private static void each(@Nullable JsonNode array, Consumer<JsonNode> what) {
    if (array != null) {
      array.values().forEach(what);
    }
  }

  private static String text(JsonNode node, String field) {
    return Told.text(node, field);
  }

  private static String plain(String number) {
    return Told.plain(number);
  }
}
