package org.muwahhad.demand.submission;

import java.util.Arrays;
import java.util.Optional;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.SearchText;
import org.muwahhad.web.Texts;

/** How binding a line of demand is. */
public enum Commitment {
  /** The entity will buy this quantity. */
  FIRM,
  /** The entity expects to need about this quantity. */
  INDICATIVE;

  /** What a word in either language says about how firm a demand is. */
  public static Optional<Commitment> find(String word) {
    String text = SearchText.normalise(word);
    return Arrays.stream(values()).filter(c -> c.isCalled(text)).findFirst();
  }

  private boolean isCalled(String text) {
    return text.equals(SearchText.normalise(name()))
        || Arrays.stream(Language.values())
            .map(l -> Texts.in(l).get("demand.commitment." + this))
            .anyMatch(word -> text.equals(SearchText.normalise(word)));
  }
}
