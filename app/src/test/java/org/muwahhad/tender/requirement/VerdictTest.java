package org.muwahhad.tender.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

class VerdictTest {
  private static final List<Attribute.AttributeChoice> PORTS =
      List.of(
          new Attribute.AttributeChoice("usbc", "يو إس بي سي", "USB-C"),
          new Attribute.AttributeChoice("hdmi", "إتش دي إم آي", "HDMI"),
          new Attribute.AttributeChoice("vga", "في جي إيه", "VGA"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AT_LEAST | 32        | 16         | NOT_MET
          AT_LEAST | 32        | 32         | MET
          AT_LEAST | 32        | ٣٢٫٠       | MET
          AT_LEAST | 32        | 1,024      | MET
          AT_LEAST | 32        | 31.999     | NOT_MET
          AT_MOST  | 1.5       | 1.50       | MET
          AT_MOST  | 1.5       | 1.51       | NOT_MET
          EQUALS   | 24        | 24.0       | MET
          EQUALS   | 24        | 25         | NOT_MET
          ONE_OF   | usbc,hdmi | HDMI       | MET
          ONE_OF   | usbc,hdmi | vga        | NOT_MET
          HAS_ALL  | usbc,hdmi | VGA, hdmi, usbc | MET
          HAS_ALL  | usbc,hdmi | usbc,vga   | NOT_MET
          YES_NO   | true      | نعم        | MET
          YES_NO   | true      | no         | NOT_MET
          YES_NO   | false     | no         | MET
          """)
  void what_can_be_measured_is_held_against_what_is_asked_for(
      Comparison comparison, String wanted, String offered, Verdict verdict) {
    assertThat(Verdict.of(requirement(comparison, wanted), null, offered, "")).isEqualTo(verdict);
    assertThat(Verdict.of(requirement(comparison, wanted), Claim.COMPLIES, offered, ""))
        .as("a claim does not make up for the value")
        .isEqualTo(verdict);
  }

  @Test
  void who_says_that_it_does_not_comply_does_not() {
    assertThat(verdict(Comparison.AT_LEAST, "32", Claim.DOES_NOT_COMPLY, "64", ""))
        .isEqualTo(Verdict.NOT_MET);
    assertThat(verdict(Comparison.AS_DESCRIBED, "", Claim.DOES_NOT_COMPLY, "", ""))
        .isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void a_claim_or_words_alone_are_for_people_to_judge_and_silence_is_no_answer() {
    assertThat(verdict(Comparison.AT_LEAST, "32", Claim.COMPLIES, "", ""))
        .isEqualTo(Verdict.TO_JUDGE);
    assertThat(verdict(Comparison.AT_LEAST, "32", null, "plenty", "")).isEqualTo(Verdict.TO_JUDGE);
    assertThat(verdict(Comparison.AS_DESCRIBED, "", Claim.COMPLIES, "3 years", ""))
        .isEqualTo(Verdict.TO_JUDGE);
    assertThat(verdict(Comparison.AS_DESCRIBED, "", null, "", "see page 4"))
        .isEqualTo(Verdict.TO_JUDGE);
    assertThat(verdict(Comparison.AT_LEAST, "32", null, " ", "")).isEqualTo(Verdict.UNANSWERED);
  }

  @Test
  void what_is_asked_for_is_said_in_both_languages() {
    Requirement memory = requirement(Comparison.AT_LEAST, "32");
    Requirement ports = requirement(Comparison.HAS_ALL, "usbc,hdmi");

    assertThat(memory.asked(Texts.in(Language.EN))).contains("at least", "32", "GB");
    assertThat(memory.asked(Texts.in(Language.AR))).contains("على الأقل", "جيجابايت");
    assertThat(ports.asked(Texts.in(Language.EN))).isEqualTo("all of: USB-C, HDMI");
    assertThat(ports.asked(Texts.in(Language.AR))).isEqualTo("كل الآتي: يو إس بي سي، إتش دي إم آي");
  }

  private static Verdict verdict(
      Comparison comparison, String wanted, @Nullable Claim claim, String offered, String remark) {
    return Verdict.of(requirement(comparison, wanted), claim, offered, remark);
  }

  private static Requirement requirement(Comparison comparison, String wanted) {
    return new Requirement(
        1,
        1,
        1,
        1,
        null,
        new Bilingual("الذاكرة", "Memory"),
        comparison,
        wanted,
        comparison.isNumeric() ? new Bilingual("جيجابايت", "GB") : null,
        comparison.hasChoices() ? PORTS : List.of(),
        new Bilingual("", ""),
        true);
  }
}
