package org.muwahhad.reports.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;

/**
 * Prepares texts for the page: which language comes first, and in what direction each part of a
 * line runs. Embeddings are used instead of isolates because the PDF library draws an isolate as a
 * missing glyph; {@link PlainText} takes all controls out of what readers extract.
 */
final class BidiText {

  private static final char LRM = '\u200e';
  private static final char RLM = '\u200f';
  private static final char LRE = '\u202a';
  private static final char RLE = '\u202b';
  private static final char POP = '\u202c';
  private static final Pattern NOT_OF_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
  private static final Pattern DAY_IN_DIGITS = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

  /** A figure and its Latin unit, such as {@code 32 GB}. */
  private static final Pattern FIGURE_OF_LATIN_UNIT =
      Pattern.compile("(?<![\\w.,-])\\d[\\d.,]*[ \\u00a0][A-Za-z]{1,5}(?![\\w-])");

  /** Lam and alef with marks between them, which the PDF library would draw unjoined. */
  private static final Pattern LAM_MARKS_ALEF =
      Pattern.compile("\u0644([\u064b-\u0652\u0670]+)([\u0622\u0623\u0625\u0627])");

  /** A number that begins an Arabic name after its Latin code, to which it would be drawn. */
  private static final Pattern NUMBER_OF_ARABIC_NAME =
      Pattern.compile("(?<= – )(?=\\d[\\d.,]* [\\u0600-\\u06ff])");

  private static final Pattern SIGN_OF_LATIN_WORD = Pattern.compile("[A-Za-z0-9][+#]+");

  /** Arabic up to the next Latin word; at the end of a text with the signs that end it. */
  private static final Pattern ARABIC_PASSAGE =
      Pattern.compile(
          "[\\u0600-\\u06ff\\u0750-\\u077f]"
              + "([^A-Za-z\\n]*[\\u0600-\\u06ff\\u0750-\\u077f])?"
              + "([^A-Za-z\\n()\\[\\]]+$)?");

  /** What someone wrote in Arabic, after its English name. */
  private static final Pattern NAMED_PASSAGE =
      Pattern.compile(
          "([^\\u0600-\\u06ff\\u0750-\\u077f\\n]*: )([\\u0600-\\u06ff\\u0750-\\u077f].*)",
          Pattern.DOTALL);

  private static final String SECOND_LANGUAGE = "<style forecolor=\"#5A6B63\">";

  private BidiText() {}

  /** A text as an edition prints it; Arabic above English in the bilingual one. */
  static String compose(Bilingual text, Edition edition) {
    String ar = text.ar().isBlank() ? text.en() : text.ar();
    String en = text.en().isBlank() ? text.ar() : text.en();
    return switch (edition) {
      case ARABIC -> rightToLeft(ar);
      case ENGLISH -> leftToRight(en);
      case BILINGUAL -> {
        Bilingual plain = new Bilingual(ar, en).unmarked();
        yield stacked(plain.ar(), plain.en());
      }
    };
  }

  private static String stacked(String ar, String en) {
    String first = escape(rightToLeft(ar));
    if (ar.equals(en)) {
      return first;
    }
    int shared = Math.max(ar.lastIndexOf('\n'), 0);
    int end = en.lastIndexOf('\n');
    if (end > 0 && shared > 0 && ar.substring(shared).equals(en.substring(end))) {
      // What is the same in both languages, as a code or what somebody wrote, stands once.
      return stacked(ar.substring(0, shared), en.substring(0, end))
          + escape("\n" + rightToLeft(ar.substring(shared + 1)));
    }
    // The mark before the second paragraph keeps the whole field right to left.
    return first + "\n" + SECOND_LANGUAGE + RLM + escape(heldLeftToRight(en)) + "</style>";
  }

  /** A text with another under it, both already written for the bilingual edition. */
  static String under(String first, String second) {
    return first + "\n" + SECOND_LANGUAGE + RLM + second + "</style>";
  }

  /**
   * An Arabic text that begins with a Latin word or a digit is Arabic nonetheless. A day in digits
   * after an Arabic word would be read from its end, and a figure come after its Latin unit. Marks
   * between lam and alef are drawn after them, which a mark of direction tells {@link PlainText},
   * by which they go back to their place for readers.
   */
  static String rightToLeft(String text) {
    if (!PlainText.hasArabic(text)) {
      return text;
    }
    String held = SIGN_OF_LATIN_WORD.matcher(text).replaceAll("$0" + LRM);
    held = DAY_IN_DIGITS.matcher(held).replaceAll(LRE + "$0" + POP);
    held = FIGURE_OF_LATIN_UNIT.matcher(held).replaceAll(LRE + "$0" + POP);
    held = NUMBER_OF_ARABIC_NAME.matcher(held).replaceAll(String.valueOf(RLM));
    held = LAM_MARKS_ALEF.matcher(held).replaceAll("\u0644$2$1" + RLM);
    return PlainText.isArabic(held.charAt(0)) ? held : RLM + held;
  }

  /** An English text with Arabic in it, each passage of which keeps the order of its words. */
  private static String leftToRight(String text) {
    if (!PlainText.hasArabic(text)) {
      return text;
    }
    if (PlainText.beginsInArabic(text)) {
      return rightToLeft(text);
    }
    Matcher named = NAMED_PASSAGE.matcher(text);
    if (named.matches()) {
      return named.group(1) + RLE + rightToLeft(named.group(2)) + POP;
    }
    return ARABIC_PASSAGE
        .matcher(text)
        .replaceAll(passage -> Matcher.quoteReplacement(RLE + rightToLeft(passage.group()) + POP));
  }

  /**
   * Keeps a Latin text in order inside a field that runs right to left: its signs at either end
   * would otherwise go over to the other side, and its words to that of Arabic ones among them.
   */
  static String heldLeftToRight(String text) {
    if (text.isEmpty() || PlainText.beginsInArabic(text)) {
      return rightToLeft(text);
    }
    if (PlainText.hasArabic(text)) {
      return LRE + leftToRight(text) + POP;
    }
    String start = Character.isLetter(text.charAt(0)) ? "" : String.valueOf(LRM);
    String end = Character.isLetterOrDigit(text.charAt(text.length() - 1)) ? "" : "" + LRM;
    return start + text + end;
  }

  /** Arabic and English in one line, Arabic first. */
  static String inLine(String ar, String en) {
    return rightToLeft(ar) + RLM + " · " + heldLeftToRight(en);
  }

  /** A code inside a sentence of either direction. */
  static String embedded(String code, Edition edition) {
    return edition.rightToLeft() ? LRE + code + POP : code;
  }

  /** Only the bilingual edition reads mark-up, which is XML and takes no control characters. */
  static String escape(String text) {
    return NOT_OF_XML
        .matcher(text)
        .replaceAll("")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
