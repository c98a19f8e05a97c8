package org.muwahhad.tender.amendment;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * What a buyer wants to amend.
 *
 * @param deadline UTC; null to leave it
 * @param texts by name of the part; parts that are not named stay as they are
 */
public record AmendmentInput(
    Bilingual reason, @Nullable Instant deadline, Map<String, Bilingual> texts) {
  public AmendmentInput {
    texts = Map.copyOf(texts);
  }
}
