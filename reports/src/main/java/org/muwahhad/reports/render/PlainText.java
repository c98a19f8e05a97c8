package org.muwahhad.reports.render;

import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import org.muwahhad.reports.Edition;

/** The words of a printed text, without mark-up and without bidirectional controls. */
final class PlainText {

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern BIDI_CONTROL = Pattern.compile("[\u200e\u200f\u202a-\u202e]");

  /** As {@link BidiText} writes lam and alef with marks between them. */
  private static final Pattern MOVED_MARKS =
      Pattern.compile("\u0644([\u0622\u0623\u0625\u0627])([\u064b-\u0652\u0670]+)\u200f");

  /** In sizes of its type. */
  private static final float HEIGHT_OF_ONE_LINE = 2;

  private PlainText() {}

  /** The paragraphs of a text as they will be drawn, one for each line break in it. */
  static String[] paragraphs(JRPrintText text) {
    String words = text.getFullText();
    if (words.isEmpty()) {
      return new String[0];
    }
    if ("styled".equals(text.getMarkup()) && (words.indexOf('<') >= 0 || words.indexOf('&') >= 0)) {
      words = withoutMarkup(words);
    }
    return withoutControls(words).split("\n");
  }

  /** The words of all texts directly in a frame. */
  static String of(JRPrintFrame frame) {
    StringBuilder words = new StringBuilder();
    for (JRPrintElement element : frame.getElements()) {
      if (element instanceof JRPrintText text) {
        words.append(text.getFullText()).append('\t');
      }
    }
    return words.toString();
  }

  /** The lines of a text as an edition writes it, for formats that know neither. */
  static String[] lines(String words, Edition edition) {
    String plain = edition == Edition.BILINGUAL ? withoutMarkup(words) : words;
    return withoutControls(plain).split("\n", -1);
  }

  private static String withoutControls(String words) {
    String asWritten = MOVED_MARKS.matcher(words).replaceAll("\u0644$2$1");
    return BIDI_CONTROL.matcher(asWritten).replaceAll("");
  }

  private static String withoutMarkup(String words) {
    return TAG.matcher(words)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&apos;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  /** Whether a text takes one line, as measured: two take more than twice the size of its type. */
  static boolean isOneLine(JRPrintText text) {
    return isOneLine(text, text.getFontSize());
  }

  /** The same of a text whose size of type is known. */
  static boolean isOneLine(JRPrintText text, float size) {
    return text.getTextHeight() <= size * HEIGHT_OF_ONE_LINE;
  }

  static boolean hasArabic(String words) {
    for (int i = 0; i < words.length(); i++) {
      if (isArabic(words.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the first letter of a text is Arabic. */
  static boolean beginsInArabic(String words) {
    for (int i = 0; i < words.length(); i++) {
      if (Character.isLetter(words.charAt(i))) {
        return isArabic(words.charAt(i));
      }
    }
    return false;
  }

  static boolean isArabic(char c) {
    return c >= '\u0600' && c <= '\u06ff' || c >= '\u0750' && c <= '\u077f';
  }

  static String languageOf(String words) {
    return hasArabic(words) ? "ar" : "en";
  }
}
