package org.muwahhad.audit;

import java.util.List;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * What a verification found, to be said in either language.
 *
 * @param code end of the key {@code audit.finding.…} of its message
 * @param arguments codes, numbers and names as they are, or {@link FindingTerm}s
 */
public record Finding(String code, List<Object> arguments) {
  private static final String MARKS = "[\u2066-\u2069\u200e\u200f]";

  public Finding {
    arguments = List.copyOf(arguments);
  }

  /**
   * A word of the record that each language has its own for.
   *
   * @param code end of the key {@code audit.kept.…}
   */
  public record FindingTerm(String code) {}

  public static Finding of(String code, Object... arguments) {
    return new Finding(code, List.of(arguments));
  }

  /** In the words of a page. */
  public String in(Texts t) {
    return t.get(
        "audit.finding." + code,
        arguments.stream()
            .map(
                a ->
                    a instanceof FindingTerm term
                        ? t.get("audit.kept." + term.code())
                        : a.toString())
            .toArray());
  }

  /** In both languages, one line each without marks of direction, for files and programs. */
  public Bilingual lines() {
    return new Bilingual(line(Language.AR), line(Language.EN));
  }

  private String line(Language language) {
    return in(Texts.in(language)).replaceAll(MARKS, "");
  }
}
