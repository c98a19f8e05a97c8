package org.muwahhad.tender.amendment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.muwahhad.shared.Bilingual;

/**
 * Which parts of a dossier a buyer chose to amend, and which others a search finds.
 *
 * @param words what was searched for; empty for all parts
 */
public record PartChoice(String words, List<DossierPart> chosen, List<DossierPart> others) {
  private static final int LONGEST = 200;

  public PartChoice {
    chosen = List.copyOf(chosen);
    others = List.copyOf(others);
  }

  /**
   * Sorts the parts of a dossier; names that no part has are left out.
   *
   * @param names of the parts chosen
   */
  static PartChoice of(List<DossierPart> parts, Collection<String> names, String words) {
    String sought = words.strip().substring(0, Math.min(words.strip().length(), LONGEST));
    List<DossierPart> chosen = new ArrayList<>();
    List<DossierPart> others = new ArrayList<>();
    for (DossierPart part : parts) {
      if (names.contains(part.name())) {
        chosen.add(part);
      } else if (holds(part.label(), sought) || holds(part.text(), sought)) {
        others.add(part);
      }
    }
    return new PartChoice(sought, chosen, others);
  }

  private static boolean holds(Bilingual text, String words) {
    String sought = words.toLowerCase(Locale.ROOT);
    return text.ar().toLowerCase(Locale.ROOT).contains(sought)
        || text.en().toLowerCase(Locale.ROOT).contains(sought);
  }
}
