package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;

/**
 * A regular expression looks at each character of a text a few times at most, however the text was
 * made up. Otherwise a short file keeps a processor busy for minutes, or a thread runs out of
 * stack. An expression that does not keep to this stands here, with why its text is short.
 */
@Tag("long")
class RegexesTest {
  private static final int LENGTH = 1_000;

  /** Long enough to run out of stack where an expression goes deeper with each character. */
  private static final int TIMES_LONGER = 30;

  private static final int MOST_LOOKS = 40 * LENGTH;

  /** A literal as a regular expression: compiled, or given to a method that compiles it. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(Pattern\\.compile|\\.(?:replaceAll|replaceFirst|matches|split))\\(\\s*+"
              + "(\"(?:[^\"\\\\\\n]|\\\\.){1,300}+\"(?:\\s*\\+\\s*\"(?:[^\"\\\\\\n]|\\\\.){1,300}+\")*+)"
              + "\\s*+([,)])");

  private static final Pattern PART = Pattern.compile("\"((?:[^\"\\\\]|\\\\.){1,300}+)\"");

  private static final Pattern NAME = Pattern.compile("(\\w+)\\s*+=\\s*+$");

  private static final Pattern NUMBERED = Pattern.compile("(?<!\\\\)\\\\u+([0-9a-fA-F]{4})");

  /** Expressions that look more often, and why their text is short. */
  private static final Map<String, String> SHORT_TEXTS = Map.of();

  /** A text that counts how often somebody looks at it. */
  private static final class Looked implements CharSequence {
    private final String text;
    private int looks;

    Looked(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks++;
      if (looks > MOST_LOOKS) {
        throw new TooManyLooks();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void no_expression_takes_longer_than_its_text_is_long() {
    Map<String, String> slow = new TreeMap<>();
    int[] tried = {0};
    for (Path file : sources()) {
      String source = read(file);
      Matcher written = WRITTEN.matcher(source);
      while (written.find()) {
        if (written.group(1).startsWith(".replace") && written.group(3).equals(")")) {
          // What a matcher puts in the place of what it found.
          continue;
        }
        tried[0]++;
        boolean whole = isWhole(written.group(1), source.substring(0, written.start()), source);
        Pattern pattern = Pattern.compile(joined(written.group(2)));
        String key = file.getFileName() + " " + pattern.pattern();
        for (String text : hostile(pattern.pattern())) {
          String fault = fault(pattern, whole, text);
          if (!fault.isEmpty()) {
            slow.put(key, fault + " of " + text.substring(0, 12) + "…");
          }
        }
      }
    }

    assertThat(tried[0]).isGreaterThan(80);
    assertThat(slow.keySet()).as(slow.toString()).isEqualTo(SHORT_TEXTS.keySet());
  }

  @Test
  void an_expression_that_looks_too_often_is_found() {
    assertThat(fault(Pattern.compile("\\[[^]]*]"), false, "[".repeat(LENGTH))).isNotEmpty();
    assertThat(fault(Pattern.compile("\\[[^\\[\\]]*]"), false, "[".repeat(LENGTH))).isEmpty();
  }

  private static String fault(Pattern pattern, boolean whole, String text) {
    try {
      Matcher matcher = pattern.matcher(new Looked(text));
      boolean matched = matcher.matches();
      pattern.matcher(text.repeat(TIMES_LONGER)).matches();
      if (matched || whole) {
        return "";
      }
      // Finding all of them is counted together, as replacing does it.
      matcher.reset();
      while (matcher.find()) {
        continue;
      }
      return "";
    } catch (TooManyLooks e) {
      return "too many looks";
    } catch (StackOverflowError e) {
      return "stack overflow";
    }
  }

  /** Long texts of each sign, and of two by turns, that the expression speaks of. */
  private static List<String> hostile(String pattern) {
    TreeSet<String> signs = new TreeSet<>(List.of("a", "A", "1", " ", ".", "-", "ع", "[", "\n"));
    pattern
        .chars()
        .filter(c -> c > ' ' && c < 127)
        .forEach(c -> signs.add(String.valueOf((char) c)));
    List<String> texts = new ArrayList<>();
    for (String one : signs) {
      for (String other : signs) {
        texts.add((one + other).repeat(LENGTH / 2));
        if (!one.equals(other)) {
          texts.add(one + other.repeat(LENGTH));
          texts.add(one.repeat(LENGTH) + other);
        }
      }
    }
    return texts;
  }

  /** Whether an expression is only ever asked whether it is the whole text. */
  private static boolean isWhole(String how, String before, String source) {
    if (!how.startsWith("Pattern")) {
      return how.equals(".matches");
    }
    Matcher named = NAME.matcher(before);
    return named.find()
        && source.contains(named.group(1) + ".matcher(")
        && !source.contains(".find()")
        && !Pattern.compile(
                "\\b"
                    + named.group(1)
                    + "\\.(?:split|as|matcher\\([^;]*?\\)\\s*\\.(?:repl|res|look))")
            .matcher(source)
            .find();
  }

  private static String joined(String literals) {
    StringBuilder text = new StringBuilder();
    Matcher part = PART.matcher(literals);
    while (part.find()) {
      text.append(unicode(part.group(1)).translateEscapes());
    }
    return text.toString();
  }

  /** Java takes numbered characters for what they are before it looks at other escapes. */
  private static String unicode(String literal) {
    return NUMBERED
        .matcher(literal)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }

  private static List<Path> sources() {
    try (Stream<Path> files = SourceTree.java()) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
