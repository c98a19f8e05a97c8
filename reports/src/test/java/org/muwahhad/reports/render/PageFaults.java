package org.muwahhad.reports.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the text extracted from a page is not what was put in. */
final class PageFaults {
  /** A hash of 64 digits in a narrow column. */
  private static final int MOST_PIECES = 8;

  private PageFaults() {}

  /**
   * The faults of one page, for people to read.
   *
   * @param put the words of each text put in
   * @param extracted as the program gave it out
   */
  static List<String> of(int page, List<List<String>> put, String extracted) {
    Map<String, Integer> counts = counts(extracted);
    List<String> missing = missing(put, counts);
    List<String> faults = new ArrayList<>();
    missing.forEach(word -> faults.add("page " + page + " lacks " + word));
    counts.forEach(
        (word, count) -> {
          if (count > 0) {
            faults.add("page " + page + " has " + word + " besides");
          }
        });
    faults.addAll(disordered(page, put, extracted));
    return faults;
  }

  /** How often each word is there. */
  static Map<String, Integer> counts(String extracted) {
    Map<String, Integer> counts = new HashMap<>();
    extracted.lines().flatMap(l -> Words.of(l).stream()).forEach(w -> add(counts, w, 1));
    return counts;
  }

  /** What is not there, not even in pieces; what is there is used up. */
  static List<String> missing(List<List<String>> put, Map<String, Integer> counts) {
    List<String> missing = new ArrayList<>();
    for (List<String> text : put) {
      for (String word : text) {
        if (counts.getOrDefault(word, 0) > 0) {
          add(counts, word, -1);
        } else {
          missing.add(word);
        }
      }
    }
    missing.removeIf(word -> isPieced(word, counts, MOST_PIECES));
    return missing;
  }

  private static void add(Map<String, Integer> counts, String word, int by) {
    counts.merge(word, by, Integer::sum);
  }

  /** Whether a word that was broken is there in pieces, which are then used up. */
  private static boolean isPieced(String word, Map<String, Integer> counts, int pieces) {
    if (word.isEmpty()) {
      return true;
    }
    for (int end = word.length(); end > 0 && pieces > 0; end--) {
      String piece = word.substring(0, end);
      if (counts.getOrDefault(piece, 0) > 0) {
        add(counts, piece, -1);
        // What joins the parts of a code is no word by itself.
        String rest = word.substring(end).replaceFirst("^[.,:/@_#&=?]+", "");
        if (isPieced(rest, counts, pieces - 1)) {
          return true;
        }
        add(counts, piece, 1);
      }
    }
    return false;
  }

  private static List<String> disordered(int page, List<List<String>> put, String extracted) {
    List<List<String>> lines = extracted.lines().map(Words::of).filter(l -> !l.isEmpty()).toList();
    return put.stream()
        .filter(text -> text.size() > 1 && Words.runOneWay(text))
        .filter(text -> !isInOrder(text, lines))
        .map(text -> "page " + page + " has in another order " + text)
        .toList();
  }

  /**
   * Whether a text stands in one line or is broken over several, beside which others may stand. A
   * word that is alone in its piece begins or ends a line.
   */
  private static boolean isInOrder(List<String> text, List<List<String>> lines) {
    int from = 0;
    while (from < text.size()) {
      List<String> rest = text.subList(from, text.size());
      int longest = lines.stream().mapToInt(line -> together(rest, line)).max().orElse(0);
      if (longest == 0 || longest == 1 && !isAtAnEnd(rest.get(0), lines)) {
        return false;
      }
      from += longest;
    }
    return true;
  }

  /** How many of the first words stand together in a line. */
  private static int together(List<String> words, List<String> line) {
    int most = 0;
    for (int start = 0; start < line.size(); start++) {
      int length = 0;
      while (length < words.size()
          && start + length < line.size()
          && words.get(length).equals(line.get(start + length))) {
        length++;
      }
      most = Math.max(most, length);
    }
    return most;
  }

  /** A number at the beginning of an Arabic line is written at the end of what is extracted. */
  private static boolean isAtAnEnd(String word, List<List<String>> lines) {
    return lines.stream()
        .map(line -> line.stream().filter(w -> w.equals(word) || !isNumber(w)).toList())
        .filter(line -> !line.isEmpty())
        .anyMatch(line -> line.get(0).equals(word) || line.get(line.size() - 1).equals(word));
  }

  private static boolean isNumber(String word) {
    return word.codePoints().allMatch(Character::isDigit);
  }
}
