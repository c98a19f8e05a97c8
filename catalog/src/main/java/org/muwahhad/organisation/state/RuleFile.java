package org.muwahhad.organisation.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.web.Texts;

/** The rules as a file for spreadsheet programs: a row for each value of each rule. */
final class RuleFile {
  private RuleFile() {}

  static byte[] csv(Texts t, List<RuleQueries.RuleValue> rules) {
    StringBuilder out = new StringBuilder();
    try (CsvFile file = new CsvFile(out)) {
      file.row(
          t.get("organisation.rule-code"),
          t.get("organisation.rule"),
          t.get("organisation.rule-scope"),
          t.get("organisation.state"),
          t.get("organisation.rule-value"),
          t.get("organisation.rule-unit"),
          t.get("organisation.source"),
          t.get("organisation.valid-from"),
          t.get("organisation.rule-standing"));
      for (RuleQueries.RuleValue rule : rules) {
        Bilingual state = rule.state();
        file.row(
            rule.code(),
            t.of(rule.name()),
            t.get("organisation.rule-scope." + rule.scope()),
            state == null ? t.get("organisation.all-states") : t.of(state),
            rule.value().stripTrailingZeros(),
            t.get("tender.rule-unit." + rule.unit()),
            t.of(rule.source()),
            rule.validFrom().toString(),
            t.get("organisation.rule-standing." + rule.standing()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
