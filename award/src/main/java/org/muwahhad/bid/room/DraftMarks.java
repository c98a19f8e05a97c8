package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Sha256;

/**
 * Tells one state of a draft from another, so that a window in which somebody types finds out when
 * another one saved meanwhile.
 */
@Singleton
class DraftMarks {
  private final CanonicalJson canonical;

  DraftMarks(CanonicalJson canonical) {
    this.canonical = canonical;
  }

  /**
   * The mark of prices and conditions; answers have a mark of their own.
   *
   * @param typed null where a program wrote the draft
   * @param draft null where there is none
   */
  String of(@Nullable Map<String, List<String>> typed, @Nullable Offer draft) {
    if (typed != null) {
      List<String> parts = new ArrayList<>();
      new TreeMap<>(typed)
          .forEach(
              (field, values) -> {
                parts.add(field);
                parts.add(String.valueOf(values.size()));
                parts.addAll(values);
              });
      return Digest.of(parts);
    }
    return draft == null ? "none" : Sha256.of(canonical.write(draft.withAnswers(null)));
  }

  /**
   * The mark of the answers to some requirements.
   *
   * @param answers of the draft, by requirement
   * @param requirements by number, in any order
   */
  static String ofAnswers(
      Map<Long, Offer.RequirementAnswer> answers, Collection<Long> requirements) {
    List<String> parts = new ArrayList<>();
    requirements.stream()
        .sorted()
        .forEach(
            id -> {
              Offer.RequirementAnswer answer = answers.get(id);
              parts.add(String.valueOf(id));
              parts.add(
                  answer == null || answer.claim() == null ? "" : String.valueOf(answer.claim()));
              parts.add(answer == null ? "" : answer.offered());
              parts.add(answer == null ? "" : answer.words());
            });
    return Digest.of(parts);
  }
}
