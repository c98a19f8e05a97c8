package org.muwahhad.replay;

import io.micronaut.json.tree.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the states were asked of their quantities, what they answered, and how it was shared out.
 */
final class QuantityReplay {
  private final PlayedParts parts;

  QuantityReplay(PlayedParts parts) {
    this.parts = parts;
  }

  void play(String act, String confirmation, JsonNode detail) {
    switch (act) {
      case "quantities.asked" ->
          parts.putTold(Part.QUANTITIES_ASKED, confirmation, Told.text(detail, "askedDigest"));
      case "quantities.confirmed" -> {
        String name = confirmation + "/" + Told.text(detail, "state");
        parts.put(Part.QUANTITIES, name, Told.text(detail, "digest"));
        Told.each(
            detail,
            "optOuts",
            lot -> parts.put(Part.OPT_OUT, name + "/" + lot.coerceStringValue(), ""));
        reasons(name, detail.get("reasons"));
      }
      case "quantities.settled" -> {
        parts.putTold(Part.QUANTITIES_SHARED, confirmation, Told.text(detail, "lineDigest"));
        parts.putTold(Part.QUANTITIES_RANKED, confirmation, Told.text(detail, "rankingDigest"));
      }
      default -> {
        // Tells of nothing that is compared here.
      }
    }
  }

  private void reasons(String name, @Nullable JsonNode reasons) {
    if (reasons != null) {
      reasons
          .entries()
          .forEach(
              r ->
                  parts.put(
                      Part.OPT_OUT_REASON,
                      name + "/" + r.getKey(),
                      r.getValue().coerceStringValue()));
    }
  }
}
