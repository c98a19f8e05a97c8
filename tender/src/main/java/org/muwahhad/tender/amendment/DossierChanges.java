package org.muwahhad.tender.amendment;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.NumberText;
import org.muwahhad.web.Formats;

/**
 * What would differ between a dossier as it stands and as it was typed, and what is wrong with it.
 */
final class DossierChanges {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
  private final Map<DossierPart, Bilingual> changed = new LinkedHashMap<>();
  private final Faults faults;

  private DossierChanges(Faults faults) {
    this.faults = faults;
  }

  /** Compares; faults are found at {@code texts[<part>].ar} and {@code .en}. */
  static Map<DossierPart, Bilingual> between(
      List<DossierPart> parts, Map<String, Bilingual> typed, Faults faults) {
    DossierChanges changes = new DossierChanges(faults);
    Map<String, DossierPart> known =
        parts.stream().collect(Collectors.toMap(DossierPart::name, p -> p));
    typed.keySet().stream()
        .filter(name -> !known.containsKey(name))
        .forEach(name -> faults.check(false, field(name), "publication.part-unknown"));
    for (DossierPart part : parts) {
      Bilingual text = typed.get(part.name());
      if (text != null) {
        changes.compare(part, stripped(text));
      }
    }
    changes.checkWeights(parts, typed.keySet());
    return changes.changed;
  }

  static String field(String part) {
    return "texts[" + part + "]";
  }

  private void compare(DossierPart part, Bilingual typed) {
    if (part.kind() == DossierPart.DossierTextKind.CRITERION_WEIGHT) {
      compareWeight(part, typed);
      return;
    }
    boolean one = !typed.ar().isEmpty() || !typed.en().isEmpty();
    check(part, "ar", typed.ar(), part.kind().isRequired() || one);
    check(part, "en", typed.en(), part.kind().isRequired() || one);
    if (!typed.equals(part.text())) {
      changed.put(part, typed);
    }
  }

  private void check(DossierPart part, String language, String typed, boolean required) {
    String field = field(part.name()) + "." + language;
    if (required) {
      faults.text(field, typed, part.kind().longest());
    }
  }

  private void compareWeight(DossierPart part, Bilingual typed) {
    Optional<BigDecimal> weight = Formats.parseNumber(typed.en());
    boolean fits =
        weight
            .filter(w -> w.signum() > 0 && w.compareTo(WHOLE) <= 0)
            .filter(w -> w.stripTrailingZeros().scale() <= 2)
            .isPresent();
    faults.check(fits, field(part.name()) + ".en", "tender.weight-wrong");
    weight
        .filter(w -> fits && w.compareTo(NumberText.of(part.text().en())) != 0)
        .map(w -> w.stripTrailingZeros().toPlainString())
        .ifPresent(w -> changed.put(part, new Bilingual(w, w)));
  }

  /** A wrong sum is a fault of the last weight that was typed. */
  private void checkWeights(List<DossierPart> parts, Set<String> typed) {
    BigDecimal sum = BigDecimal.ZERO;
    String last = "";
    for (DossierPart part : parts) {
      if (part.kind() == DossierPart.DossierTextKind.CRITERION_WEIGHT) {
        sum = sum.add(NumberText.of(changed.getOrDefault(part, part.text()).en()));
        last = typed.contains(part.name()) ? part.name() : last;
      }
    }
    boolean touched =
        changed.keySet().stream()
            .anyMatch(p -> p.kind() == DossierPart.DossierTextKind.CRITERION_WEIGHT);
    faults.check(
        !touched || sum.compareTo(WHOLE) == 0, field(last) + ".en", "tender.weights-not-100");
  }

  private static Bilingual stripped(Bilingual text) {
    return new Bilingual(
        text.ar().strip().replace("\r\n", "\n"), text.en().strip().replace("\r\n", "\n"));
  }
}
