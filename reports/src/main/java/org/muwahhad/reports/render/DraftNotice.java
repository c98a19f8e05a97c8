package org.muwahhad.reports.render;

import java.text.MessageFormat;
import java.util.Locale;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.DocumentHead;

/** That a document is a draft, to whom it was shown and when, in words for every format. */
final class DraftNotice {
  private DraftNotice() {}

  /** In both languages, with the reader's name in each. */
  static Bilingual of(DocumentHead.DraftMark draft, EditionText text) {
    Bilingual pattern = text.both("draft.shown");
    String ar = draft.reader().ar();
    String en = draft.reader().en();
    String at = text.stamp(draft.at());
    return new Bilingual(
        text(pattern.ar(), ar.isBlank() ? en : ar, at),
        text(pattern.en(), en.isBlank() ? ar : en, at));
  }

  private static String text(String pattern, String reader, String at) {
    return new MessageFormat(pattern, Locale.ROOT).format(new Object[] {reader, at});
  }
}
