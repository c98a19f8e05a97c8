package org.muwahhad.reports.render;

import java.util.regex.Pattern;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.pdf.JRPdfExporter;

/**
 * Draws pages without the short vowels of Arabic. The PDF library puts the signs where the typeface
 * draws them by default and not where they belong over a letter: the damma of عُمان would lie
 * inside its first letter and be read as a dot. What readers extract and what is read aloud has
 * them all.
 */
final class PageExporter extends JRPdfExporter {

  /** All but the shadda and the tanwin of fatha, which stand clear of their letters. */
  private static final Pattern SHORT_VOWEL = Pattern.compile("[\u064c-\u0650\u0652]");

  PageExporter() {
    super(DefaultJasperReportsContext.getInstance());
  }

  @Override
  public void exportText(JRPrintText text) {
    String words = text.getOriginalText();
    if (words == null || !SHORT_VOWEL.matcher(words).find()) {
      super.exportText(text);
      return;
    }
    text.setText(SHORT_VOWEL.matcher(words).replaceAll(""));
    try {
      super.exportText(text);
    } finally {
      text.setText(words);
    }
  }
}
