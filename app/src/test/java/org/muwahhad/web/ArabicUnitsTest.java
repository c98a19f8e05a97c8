package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.seeds.reference.ReferenceData;

/** The units of measure of the platform agree with the number before them in Arabic. */
class ArabicUnitsTest {
  /** Abbreviations, and foreign words that have the same form after every number. */
  private static final Set<String> WITHOUT_FORMS =
      Set.of(
          "م",
          "سم",
          "مم",
          "كغم",
          "م.ب",
          "غ.ب",
          "ت.ب",
          "غيغابت/ث",
          "ميغابت/ث",
          "غيغاهرتز",
          "واط",
          "كيلوواط",
          "فولت أمبير",
          "ك.ف.أ",
          "٪");

  @Test
  void every_unit_of_the_platform_has_its_forms_or_is_known_to_have_none() {
    assertThat(ReferenceData.load().units())
        .flatExtracting(u -> Stream.of(u.symbol().ar()).toList())
        .allMatch(unit -> ArabicUnits.knows(unit) != WITHOUT_FORMS.contains(unit));
  }
}
