package org.muwahhad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.audit.EntryKind;
import org.muwahhad.audit.KnownEntries;
import org.muwahhad.reports.auditextract.AuditExtract;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Whoever reads the record reads it in words of their language. */
class EntryNamesTest {
  private static final KnownEntries KNOWN = new EntryFamilies().knownEntries();

  @ParameterizedTest
  @EnumSource
  void every_act_every_subject_and_every_key_of_an_entry_has_a_name(Language language) {
    Texts t = Texts.in(language);
    Set<String> missing = new TreeSet<>();
    for (EntryKind kind : KNOWN.list()) {
      if (!kind.act().contains("{")) {
        require(t, "audit.act." + kind.act(), missing);
      }
      kind.keys().forEach(key -> require(t, "audit.key." + key, missing));
    }

    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_page_of_the_record_names_acts_and_subjects_as_its_extract_does(Language language)
      throws IOException {
    Texts t = Texts.in(language);
    Properties labels = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                AuditExtract.class.getResourceAsStream(
                    "labels_" + language.name().toLowerCase(Locale.ROOT) + ".properties")),
            StandardCharsets.UTF_8)) {
      labels.load(in);
    }

    Set<String> names = new TreeSet<>(labels.stringPropertyNames());
    names.removeIf(name -> !name.startsWith("act.") && !name.startsWith("object."));
    assertThat(names).hasSizeGreaterThan(100);
    for (String name : names) {
      String page =
          name.startsWith("act.") ? t.get("audit." + name) : t.get("audit." + name, "{0}");
      assertThat(page.replaceAll("[\\u2066-\\u2069]", ""))
          .as(name)
          .isEqualTo(labels.getProperty(name));
    }
  }

  private static void require(Texts t, String key, Set<String> missing) {
    if (!t.has(key)) {
      missing.add(key);
    }
  }
}
