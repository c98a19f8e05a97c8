package org.muwahhad.replay;

import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The dialogues on abnormally low prices, and what the panel decided on them and on the arithmetic
 * of bids. Things of a bid in a lot are numbered in their order.
 */
final class LowPriceReplay {
  private final PlayedParts parts;

  LowPriceReplay(PlayedParts parts) {
    this.parts = parts;
  }

  void play(String act, String bid, JsonNode detail) {
    String of = Told.text(detail, "lot") + "/" + bid + "/";
    switch (act) {
      case "evaluation.low-price-asked" -> {
        String name = of + next(Part.PRICE_QUESTION, of);
        parts.put(
            Part.PRICE_QUESTION,
            name,
            question(Instant.parse(Told.text(detail, "due")), Told.text(detail, "question")));
        parts.putTold(Part.PRICE_ASKED, name, Told.plain(Told.text(detail, "price")));
      }
      case "evaluation.low-price-answered" ->
          parts.put(Part.PRICE_ANSWER, of + answered(of, detail), Told.text(detail, "answer"));
      case "evaluation.low-price-accepted" -> decide(Part.PRICE_DECISION, of, "accepted", detail);
      case "evaluation.low-price-rejected" -> decide(Part.PRICE_DECISION, of, "rejected", detail);
      case "evaluation.arithmetic-excluded" -> decide(Part.ARITHMETIC, of, "excluded", detail);
      case "evaluation.arithmetic-readmitted" -> decide(Part.ARITHMETIC, of, "readmitted", detail);
      default -> {
        // Tells of nothing that is compared here.
      }
    }
  }

  /** A question in the words that are compared. */
  static String question(Instant due, String words) {
    return due.truncatedTo(ChronoUnit.MILLIS) + " " + words;
  }

  private int next(Part part, String of) {
    return parts.count(part, of) + 1;
  }

  /** Entries of earlier days tell no number: the last question was answered. */
  private String answered(String of, JsonNode detail) {
    String number = Told.text(detail, "number");
    return number.isEmpty() ? String.valueOf(parts.count(Part.PRICE_QUESTION, of)) : number;
  }

  private void decide(Part part, String of, String what, JsonNode detail) {
    String name = of + next(part, of);
    parts.put(part, name, what + " " + Told.text(detail, "reason"));
    if (part == Part.PRICE_DECISION) {
      parts.putTold(Part.PRICE_DECIDED, name, Told.plain(Told.text(detail, "price")));
    }
  }
}
