package org.muwahhad.reporting;

import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.Exclusion;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Messages of this package in both languages at once, as reports need them. */
public final class Wording {
  private static final Texts AR = Texts.in(Language.AR);
  private static final Texts EN = Texts.in(Language.EN);

  private Wording() {}

  public static Bilingual both(String key, Object... arguments) {
    return new Bilingual(plain(AR.get(key, arguments)), plain(EN.get(key, arguments)));
  }

  /**
   * Why a bid is out of a lot; where its arithmetic is why, in the words of the panel too.
   *
   * @param bundle that says it
   * @param why as the panel wrote it
   */
  public static Bilingual exclusion(String bundle, String exclusion, @Nullable String why) {
    String key = bundle + ".exclusion." + exclusion;
    return exclusion.equals(Exclusion.ARITHMETIC.name()) && why != null
        ? both(key + "-because", written(why))
        : both(key);
  }

  /** Lots by their numbers, as sentences of both languages have them. */
  public static org.muwahhad.shared.Bilingual lots(String numbers) {
    return new org.muwahhad.shared.Bilingual(AR.lots(numbers), EN.lots(numbers));
  }

  /** What a person wrote, as a sentence of a report has it: see {@link Bilingual#written}. */
  public static org.muwahhad.shared.Bilingual written(String text) {
    Bilingual marked = Bilingual.written(text);
    return new org.muwahhad.shared.Bilingual(marked.ar(), marked.en());
  }

  /** A text of the service as reports carry it. */
  public static Bilingual of(org.muwahhad.shared.Bilingual text) {
    return new Bilingual(text.ar(), text.en());
  }

  /** What a kind of report is called, as refusals tell it. */
  public static org.muwahhad.shared.Bilingual named(ReportKind kind) {
    Bilingual name = both("reporting.report." + kind);
    return new org.muwahhad.shared.Bilingual(name.ar(), name.en());
  }

  /** Whether there are words for a key. */
  public static boolean has(String key) {
    return AR.has(key) && EN.has(key);
  }

  // The report engine isolates mixed runs itself; its texts come without control characters.
  public static String plain(String text) {
    return text.replaceAll("[\u2066-\u2069\u200e\u200f]", "");
  }
}
