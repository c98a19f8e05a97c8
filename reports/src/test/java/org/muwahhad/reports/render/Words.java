package org.muwahhad.reports.render;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a text: letters and digits, with what stands between them in amounts, codes and
 * addresses. Joined forms are brought to base letters (NFKC); controls of direction go, and the
 * marks over Arabic letters, most of which are not drawn. Other punctuation goes too: which word of
 * a line of both directions a full stop belongs to does not follow from where it is drawn. Neither
 * is on which side of a figure among Arabic words a space stands: one ends where the script
 * changes.
 */
final class Words {
  private static final Pattern WORD =
      Pattern.compile(
          "(?:(?=\\p{IsArabic})\\p{L})+|"
              + "(?:(?!\\p{IsArabic})[\\p{L}\\p{N}])+"
              + "(?:[.,:/@_#&=?]+(?:(?!\\p{IsArabic})[\\p{L}\\p{N}])+)*");

  private static final Pattern BETWEEN =
      Pattern.compile("(?<=^|\\s)[^\\p{L}\\p{N}\\s]+|[^\\p{L}\\p{N}\\s]+(?=\\s|$)|[«»()،؛]");

  private Words() {}

  static List<String> of(String text) {
    return WORD.matcher(plain(text)).results().map(MatchResult::group).toList();
  }

  /** The words of a text, those between two signs of punctuation together. */
  static List<List<String>> phrases(String text) {
    return BETWEEN
        .splitAsStream(plain(text))
        .map(Words::of)
        .filter(words -> !words.isEmpty())
        .toList();
  }

  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\p{Cf}\\p{Mn}]", "")
        .replaceAll("[\u0640\u00ad\u2010\u2011\u2212-]", "");
  }

  /** Whether all of them run from the right, or all from the left. */
  static boolean runOneWay(List<String> words) {
    long arabic = words.stream().filter(PlainText::hasArabic).count();
    boolean figures = words.stream().anyMatch(w -> w.codePoints().anyMatch(Character::isDigit));
    return arabic == words.size() && !figures || arabic == 0;
  }
}
