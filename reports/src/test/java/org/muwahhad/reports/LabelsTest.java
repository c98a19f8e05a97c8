package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fixed words of the reports. */
class LabelsTest {

  private static final Pattern ARABIC = Pattern.compile("[\u0600-\u06ff]|—|#|\\{0\\}");

  static List<String> bundles() {
    return List.of(
        "award/labels",
        "receipt/labels",
        "minutes/labels",
        "letter/labels",
        "bidreceipt/labels",
        "purchaseorder/labels",
        "agreement/labels",
        "supplierrecord/labels",
        "pack/labels",
        "opening/labels",
        "demandsummary/labels",
        "allocation/labels",
        "savings/labels",
        "balance/labels",
        "dossier/labels",
        "evaluation/labels",
        "prices/labels",
        "bidcopy/labels",
        "auditextract/labels",
        "render/common");
  }

  private static Properties read(String bundle) throws IOException {
    try (InputStream in = LabelsTest.class.getResourceAsStream(bundle)) {
      Properties labels = new Properties();
      labels.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return labels;
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void both_languages_have_the_same_words(String bundle) throws IOException {
    Properties arabic = read(bundle + "_ar.properties");
    Properties english = read(bundle + "_en.properties");

    assertThat(new TreeSet<>(arabic.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    assertThat(arabic.values())
        .allSatisfy(word -> assertThat(word.toString()).containsPattern(ARABIC));
    assertThat(english.values())
        .allSatisfy(word -> assertThat(word.toString()).doesNotContainPattern("[\u0600-\u06ff]"));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void placeholders_agree(String bundle) throws IOException {
    Properties arabic = read(bundle + "_ar.properties");
    Properties english = read(bundle + "_en.properties");

    for (String key : arabic.stringPropertyNames()) {
      assertThat(english.getProperty(key).contains("{0}"))
          .as(key)
          .isEqualTo(arabic.getProperty(key).contains("{0}"));
      assertThat(english.getProperty(key)).as(key).doesNotContain("'");
    }
  }
}
