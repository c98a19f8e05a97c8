package org.muwahhad.replay;

import io.micronaut.json.tree.JsonNode;

/**
 * What the entries tell of a dossier: all of it when it is approved, published or changed for the
 * bidders, and the answers to questions on it. Drafts change as their makers like.
 */
final class DossierReplay {
  /** What is noted once entries tell of the whole dossier. */
  static final String TOLD = "dossier";

  private final PlayedParts parts;

  DossierReplay(PlayedParts parts) {
    this.parts = parts;
  }

  void play(String act, JsonNode detail) {
    JsonNode dossier = detail.get("dossierDigests");
    if (act.equals("tender.return-to-draft")) {
      forget();
    } else if (act.equals("publication.question-answered")) {
      parts.put(Part.QUESTION, Told.text(detail, "answer"), "");
      parts.putTold(Part.QUESTION_WORDS, Told.text(detail, "answer"), Told.text(detail, "digest"));
    } else if (dossier != null && dossier.isObject()) {
      forget();
      parts.noteTold(TOLD);
      dossier
          .entries()
          .forEach(
              thing -> {
                String[] kindAndKey = thing.getKey().split("/", 2);
                parts.put(
                    Part.valueOf(kindAndKey[0]),
                    kindAndKey[1],
                    thing.getValue().coerceStringValue());
              });
    }
  }

  private void forget() {
    parts.forgetTold(TOLD);
    Part.DOSSIER.forEach(part -> parts.of(part).clear());
  }
}
